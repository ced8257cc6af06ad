"""Plays a tone for each verdict and for a full tube, if the laptop has a loudspeaker."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QUrl

from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.register.verdict_texts import fill_and_shape
from testdesk.resource_files import RESOURCES

_FOLDER = RESOURCES / "sounds"
# The tone of each verdict, and of a tube that is full.
_TONES = {
    "accepted": "accepted.wav",
    "refused": "refused.wav",
    "attention": "attention.wav",
    "needs_person": "attention.wav",
    "tube_full": "tube_full.wav",
}


def tone_of(result: ScanResult) -> str:
    """The tone of a scan result, as the page colours it; empty if the scan repeats another."""
    if result.repeated:
        return ""
    # A tube for one person is full at its first place: nothing special for its operator to hear.
    if result.sealed and (result.position or 0) > 1:
        return "tube_full"
    colour, _shape = fill_and_shape(result)
    return "attention" if colour == "attention" else result.verdict


class Sounds(Protocol):
    """Plays a tone and returns at once."""

    def play(self, tone: str) -> None:
        """Plays a tone: a verdict, or `tube_full`."""
        ...


class Silence:
    """Plays nothing: for a laptop without a loudspeaker, and for tests."""

    def play(self, tone: str) -> None:
        """Does nothing."""


class Tones(QObject):
    """Plays tones with Qt, which loads them in advance."""

    def __init__(self, parent: QObject | None = None) -> None:
        # Imported here, so that the program works even without the sound system's libraries.
        from PySide6.QtMultimedia import QSoundEffect  # noqa: PLC0415 - loaded only where sound is there

        super().__init__(parent)
        self._effects: dict[str, QSoundEffect] = {}
        for tone, file in _TONES.items():
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(_FOLDER / file)))
            self._effects[tone] = effect

    def play(self, tone: str) -> None:
        """Plays a tone; if it is still playing, it starts again."""
        self._effects[tone].play()


def available_sounds(parent: QObject) -> Sounds:
    """`Tones` if there is a loudspeaker, otherwise `Silence`."""
    try:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - see `Tones`
    except ImportError:
        return Silence()
    return Silence() if QMediaDevices.defaultAudioOutput().isNull() else Tones(parent)
