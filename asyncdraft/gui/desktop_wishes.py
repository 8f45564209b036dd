"""Whether the desktop wants programs to move less or to show more contrast, and when that changes."""

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
ANSWER_MS = 5000
Signs = dict[tuple[str, str], Callable[[Any], bool]]
"""What the settings portal knows under which name, and which values ask for it."""
MOTION: Signs = {
    ("org.freedesktop.appearance", "reduced-motion"): lambda value: value == 1,
    ("org.gnome.desktop.interface", "enable-animations"): lambda value: value is False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): lambda value: _number(value) == 0,
}
"""Less motion: since 2025 there is one name for all desktops; before it GNOME and those that share its
settings had one, and KDE another."""
CONTRAST: Signs = {
    ("org.freedesktop.appearance", "contrast"): lambda value: value == 1,
    ("org.gnome.desktop.a11y.interface", "high-contrast"): lambda value: value is True,
}
"""More contrast: the name for all desktops is of 2023; GNOME's own is older."""
SPI_GETCLIENTAREAANIMATION, SPI_GETHIGHCONTRAST, HCF_HIGHCONTRASTON = 0x1042, 0x0042, 1


class DesktopWish(QObject):
    """`changed(wished)` with the first answer that asks for it, and with each that differs from the last;
    a desktop that says nothing asks for nothing."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_wished = False

    def _hear(self, wished: bool) -> None:
        if wished != self.is_wished:
            self.is_wished = wished
            self.changed.emit(wished)


class ReadWish(DesktopWish):
    """Where a call of the system answers: asked again whenever the user comes back to the program."""

    def __init__(self, read: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)

    def ask(self) -> None:
        self._hear(self._read())

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.ask()


class PortalWish(DesktopWish):
    """Asks the desktop's portal without waiting for it, and hears of changes from it."""

    def __init__(self, signs: Signs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signs = signs
        self._told: dict[tuple[str, str], object] = {}
        self._waiting: set[QObject] = set()

    def ask(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        slot = SLOT("on_message(QDBusMessage)")
        bus.connect(*PORTAL, "SettingChanged", self, slot)  # type: ignore[call-overload]
        for name in self._signs:
            message = QDBusMessage.createMethodCall(*PORTAL, "Read")
            message.setArguments(list(name))
            watcher = QDBusPendingCallWatcher(bus.asyncCall(message, ANSWER_MS), self)
            watcher.finished.connect(lambda done, name=name: self._on_answer(name, done))
            self._waiting.add(watcher)

    @Slot("QDBusMessage")
    def on_message(self, message: Any) -> None:
        """`message` has the name in two parts and the value; Qt calls this."""
        space, key, value = message.arguments()
        self.tell((space, key), _plain(value))

    def tell(self, name: tuple[str, str], value: object) -> None:
        if name in self._signs:
            self._told[name] = value
            self._hear(any(self._signs[known](told) for known, told in self._told.items()))

    def _on_answer(self, name: tuple[str, str], done: Any) -> None:
        """A portal that does not know the name answers with an error."""
        self._waiting.discard(done)
        if not done.isError():
            self.tell(name, _plain(done.reply().arguments()[0]))
        done.deleteLater()


def _plain(value: Any) -> object:
    """Out of the one or two variants in which the portal wraps it."""
    while hasattr(value, "variant"):
        value = value.variant()
    return value


def _number(value: object) -> float | None:
    """KDE's portal hands on what stands in its file."""
    try:
        return float(str(value))
    except ValueError:
        return None


def desktop_motion(parent: QObject) -> ReadWish | PortalWish:
    return _wish(MOTION, _windows_reduces, "accessibilityDisplayShouldReduceMotion", parent)


def desktop_contrast(parent: QObject) -> ReadWish | PortalWish:
    return _wish(CONTRAST, _windows_contrasts, "accessibilityDisplayShouldIncreaseContrast", parent)


def _wish(
    signs: Signs, windows_wishes: Callable[[], bool], mac_name: str, parent: QObject
) -> ReadWish | PortalWish:
    if sys.platform == "win32":
        return ReadWish(windows_wishes, parent)
    if sys.platform == "darwin":
        return ReadWish(lambda: _mac_wishes(mac_name), parent)
    return PortalWish(signs, parent)


def _windows_reduces() -> bool:
    import ctypes

    animated = ctypes.c_int(1)
    user32: Any = ctypes.CDLL("user32")
    user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
    return not animated.value


def _windows_contrasts() -> bool:
    """By the structure HIGHCONTRASTW."""
    import ctypes

    class HighContrast(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_void_p))

    told = HighContrast(size=ctypes.sizeof(HighContrast))
    user32: Any = ctypes.CDLL("user32")
    user32.SystemParametersInfoW(SPI_GETHIGHCONTRAST, told.size, ctypes.byref(told), 0)
    return bool(told.flags & HCF_HIGHCONTRASTON)


def _mac_wishes(name: str) -> bool:
    """By the way that Objective-C calls its methods; Qt has loaded what answers."""
    import ctypes
    from ctypes.util import find_library

    objc = ctypes.CDLL(find_library("objc"))
    for by_name in (objc.objc_getClass, objc.sel_registerName):
        by_name.restype, by_name.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    call = ("objc_msgSend", objc)
    give = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(call)
    tell = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(call)
    workspace = give(objc.objc_getClass(b"NSWorkspace"), objc.sel_registerName(b"sharedWorkspace"))
    return bool(tell(workspace, objc.sel_registerName(name.encode())))
