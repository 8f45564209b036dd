; The installer for Windows. `python -m parcel installer` hands in Version, Bundle and Icon. The texts that
; are not below come with Inno Setup, in all three languages. The file begins with a byte order mark: older compilers
; take it for text of Windows' own code page without one.

[Setup]
AppId={{5D0C1A86-3F64-4F0B-9A6E-6C6B1B7C2E41}
AppName=AsyncDraft
AppVersion={#Version}
AppVerName=AsyncDraft {#Version}
AppPublisher=The AsyncDraft authors
VersionInfoVersion={#Version}
DefaultDirName={autopf}\AsyncDraft
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SetupIconFile={#Icon}
UninstallDisplayName=AsyncDraft
UninstallDisplayIcon={app}\asyncdraft.exe
ShowLanguageDialog=auto
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
ChangesEnvironment=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "ja"; MessagesFile: "compiler:Languages\Japanese.isl"

[CustomMessages]
en.CommandInTerminals=The command asyncdraft-cli in every new terminal
de.CommandInTerminals=Der Befehl asyncdraft-cli in jedem neuen Terminal
ja.CommandInTerminals=新しいターミナルで asyncdraft-cli コマンドを使えるようにする

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "path"; Description: "{cm:CommandInTerminals}"; Flags: unchecked

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[InstallDelete]
; An update shall not leave modules of the version before.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\AsyncDraft"; Filename: "{app}\asyncdraft.exe"
Name: "{autodesktop}\AsyncDraft"; Filename: "{app}\asyncdraft.exe"; Tasks: desktop

[Registry]
Root: HKA; Subkey: "{code:EnvironmentKey}"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsNotOnPath

[Run]
Filename: "{app}\asyncdraft.exe"; Description: "{cm:LaunchProgram,AsyncDraft}"; Flags: nowait postinstall skipifsilent

[Code]
function EnvironmentKey(Param: String): String;
begin
  if IsAdminInstallMode then
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  else
    Result := 'Environment';
end;

function PathNow: String;
begin
  if not RegQueryStringValue(HKA, EnvironmentKey(''), 'Path', Result) then
    Result := '';
end;

function IsNotOnPath: Boolean;
begin
  Result := Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(PathNow) + ';') = 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Path: String;
begin
  if Step = usPostUninstall then
  begin
    Path := ';' + PathNow + ';';
    if StringChangeEx(Path, ';' + ExpandConstant('{app}') + ';', ';', True) > 0 then
      RegWriteExpandStringValue(HKA, EnvironmentKey(''), 'Path', Copy(Path, 2, Length(Path) - 2));
  end;
end;
