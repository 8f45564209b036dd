"""The languages in which the window can be had."""

from collections.abc import Mapping

SYSTEM = "system"
ENGLISH: Mapping[str, str] = {"en": "English"}
COMPLETE: Mapping[str, str] = {"de": "Deutsch", "ja": "日本語"}
"""The catalogues that have every text, by tag, with what the languages call themselves."""
