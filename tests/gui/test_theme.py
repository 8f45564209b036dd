"""Colours that can be read, and themes that are switched by a command."""

from itertools import product

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from asyncdraft.core.settings.settings import Settings
from asyncdraft.gui import theme
from asyncdraft.gui.theme import Contrast, Scheme, ThemeChoice, read_tokens
from asyncdraft.storage import resources, settings
from asyncdraft.storage.paths import settings_file
from tests.gui.contrasts import contrast
from tests.gui.driver import Driver

GROUNDS = ("bg", "panel", "selected", "chip", "hover", "ok_ground", "warn_ground", "bad_ground")
SOME_GROUNDS = ("bg", "panel", "selected", "hover", "warn_ground")
PAIRS = (
    *product(("text", "secondary"), GROUNDS),
    *product(("accent", "what", "fallback", "ok", "warn", "bad"), GROUNDS),
    *product(("why", "need"), SOME_GROUNDS),
    *product(("on_accent",), ("accent", "accent_hover", "accent_pressed")),
    ("text", "pressed"),
    ("panel", "text"),
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_reaches_its_contrast_on_every_ground(scheme: str) -> None:
    tokens = msgspec.json.decode(resources.read_bytes(f"themes/{scheme}.json"), type=dict[str, str])
    weak = {
        f"{text} on {ground}": round(contrast(tokens[text], tokens[ground]), 2)
        for text, ground in PAIRS
        if contrast(tokens[text], tokens[ground]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_with_more_contrast_text_and_borders_reach_more(scheme: Scheme) -> None:
    tokens = read_tokens(scheme, Contrast.MORE)
    wanted = (
        (7.0, PAIRS),
        (4.5, product(("control", "field"), ("bg", "panel", "selected", "hover"))),
        (3.0, product(("line",), ("bg", "panel"))),
        (3.0, product(("ok", "bad"), ("line",))),
    )
    weak = {
        f"{sign} on {ground}"
        for least, pairs in wanted
        for sign, ground in pairs
        if contrast(tokens[sign], tokens[ground]) < least
    }
    assert weak == set()
    assert tokens.keys() == read_tokens(scheme).keys()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sign_of_the_focus_stands_out_from_what_was_there(scheme: str) -> None:
    tokens = msgspec.json.decode(resources.read_bytes(f"themes/{scheme}.json"), type=dict[str, str])
    pairs = [*product(("accent",), (*GROUNDS, "line", "control")), ("on_accent", "accent"), ("panel", "text")]
    weak = {pair for pair in pairs if contrast(tokens[pair[0]], tokens[pair[1]]) < 3}
    assert weak == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_pointed_at_is_told_from_what_lies_beside_it(scheme: str) -> None:
    tokens = msgspec.json.decode(resources.read_bytes(f"themes/{scheme}.json"), type=dict[str, str])
    assert contrast(tokens["hover"], tokens["panel"]) >= 1.1


def test_both_themes_have_the_same_tokens() -> None:
    light, dark = (
        msgspec.json.decode(resources.read_bytes(f"themes/{scheme}.json"), type=dict[str, str])
        for scheme in ("light", "dark")
    )
    assert light.keys() == dark.keys()


def test_the_theme_is_switched_by_a_key_and_remembered(driver: Driver) -> None:
    driver.press("Ctrl+Shift+D")
    assert ground(driver) == "#16181d"
    assert settings.load(settings_file()).settings.theme == "dark"

    driver.press("Ctrl+Shift+D")
    assert ground(driver) == "#f4f5f7"


def test_the_theme_of_the_system_is_followed_on_demand(driver: Driver) -> None:
    driver.press("Ctrl+K")
    driver.type("follow the system")
    driver.press("Return")
    assert driver.application.workspace.settings.theme == "system"


def ground(driver: Driver) -> str:
    driver.settle()
    return QApplication.palette().color(QPalette.ColorRole.Window).name()


def test_a_theme_is_made_anew_only_where_it_is_another() -> None:
    choice, chosen = ThemeChoice(), Settings(theme="light")
    made = choice.of(chosen)
    assert choice.of(replace(chosen, template="handoff")) is made
    assert choice.of(replace(chosen, text_size=150)).look != made.look
    assert choice.of(replace(chosen, theme="dark")).scheme is Scheme.DARK

    choice.desktop_contrast = Contrast.MORE
    assert choice.of(chosen).tokens != made.tokens
    assert choice.of(replace(chosen, more_contrast=False)).tokens == made.tokens


def test_who_follows_the_system_has_its_scheme_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    choice, chosen = ThemeChoice(), Settings(theme="system")
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        monkeypatch.setattr(theme, "system_scheme", lambda scheme=scheme: scheme)
        assert choice.of(chosen).scheme is scheme
