"""Names of files in a team folder."""

TEAM_FILE = "team.toml"
OWN_FILE = ".me"
"""Says who the user is in a shared folder, and stays on this computer."""

WORD_LISTS = ("dictionary.txt",)
