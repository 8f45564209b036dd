"""What the desktop is told about the program agrees with the program, and its own tools find no fault."""

import configparser
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from parcel import deb
from parcel.place import NAME
from PySide6.QtGui import QImage

ROOT = Path(__file__).parent.parent.parent
NAMES = """
from asyncdraft.gui.start import prepare_qt
qt = prepare_qt([])
print(qt.desktopFileName(), qt.applicationName())
"""
TOOLS = ("desktop-file-validate", "appstreamcli")


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As it is installed below /usr."""
    folder = tmp_path_factory.mktemp("share")
    deb.write_share(folder, "the notices", [sys.executable, "-m", NAME])
    return folder


def entry(share: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(share / "applications" / f"{NAME}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_desktop_file_is_the_one_that_the_window_names(share: Path) -> None:
    done = subprocess.run([sys.executable, "-c", NAMES], check=True, capture_output=True, text=True)
    file, application = done.stdout.split()
    assert (share / "applications" / f"{file}.desktop").is_file()
    assert entry(share)["StartupWMClass"] == application


def test_it_starts_the_command_that_is_installed(share: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert entry(share)["Exec"].split() == [*project["scripts"], "%F"]


def test_it_claims_no_files_of_others(share: Path) -> None:
    """A draft is a Markdown file, but most Markdown files are no drafts."""
    assert "MimeType" not in entry(share)


def test_its_icon_is_there_in_every_size(share: Path) -> None:
    icon = entry(share)["Icon"]
    themes = share / "icons" / "hicolor"
    assert (themes / "scalable" / "apps" / f"{icon}.svg").is_file()
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        picture = QImage(str(themes / f"{size}x{size}" / "apps" / f"{icon}.png"))
        assert (picture.width(), picture.height()) == (size, size)


def test_the_metainfo_leads_to_the_desktop_file_and_tells_the_version(share: Path) -> None:
    component = ET.parse(share / "metainfo" / f"{NAME}.metainfo.xml").getroot()
    assert component.findtext("launchable") == f"{NAME}.desktop"
    assert component.findtext("name") == entry(share)["Name"]
    release = component.find("releases/release")
    assert release is not None
    project = (ROOT / NAME / "__init__.py").read_text(encoding="utf-8")
    assert f'"{release.get("version")}"' in project


@pytest.mark.skipif(any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {' and '.join(TOOLS)}")
def test_the_tools_of_freedesktop_find_no_fault(share: Path) -> None:
    deb.validate(share)


def test_the_notices_are_named_where_they_lie(share: Path) -> None:
    documents = share / "doc" / NAME
    told = (documents / "copyright").read_text(encoding="utf-8")
    notices = documents / "THIRD-PARTY-NOTICES.txt.gz"
    assert f"/usr/share/{notices.relative_to(share)}" in told
    assert notices.is_file()
    assert "Permission is hereby granted" in told


def test_every_shell_finds_its_completion(share: Path) -> None:
    for place in deb.COMPLETIONS.values():
        assert "asyncdraft" in (share / place).read_text(encoding="utf-8")
