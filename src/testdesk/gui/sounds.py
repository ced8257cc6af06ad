"""A tone for each verdict and for a full tube; silent where there is nothing to play it on."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QUrl

from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.register.verdict_texts import looks_of
from testdesk.resource_files import RESOURCES

_FOLDER = RESOURCES / "sounds"
_TONES = {
    "accepted": "accepted.wav",
    "refused": "refused.wav",
    "attention": "attention.wav",
    "needs_person": "attention.wav",
    "tube_full": "tube_full.wav",
}


def tone_of(result: ScanResult) -> str:
    """Which tone an answer has; empty for none: a second read of one person is the first's echo."""
    if result.repeated:
        return ""
    if result.sealed and (result.position or 0) > 1:
        return "tube_full"
    return "attention" if looks_of(result)[0] == "attention" else result.verdict


class Sounds(Protocol):
    """Plays a tone and returns at once."""

    def play(self, tone: str) -> None:
        """The tone of a verdict, or `tube_full`."""
        ...


class Silence:
    """The sounds of a laptop without a loudspeaker, and of tests."""

    def play(self, tone: str) -> None:
        """Plays nothing."""


class Tones(QObject):
    """Plays through Qt; the tones are loaded beforehand."""

    def __init__(self, parent: QObject | None = None) -> None:
        # Imported here: where the sound system's libraries are missing the desk still works.
        from PySide6.QtMultimedia import QSoundEffect  # noqa: PLC0415 - loaded only where sound is there

        super().__init__(parent)
        self._effects: dict[str, QSoundEffect] = {}
        for verdict, file in _TONES.items():
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(_FOLDER / file)))
            self._effects[verdict] = effect

    def play(self, tone: str) -> None:
        """The tone of a verdict; one that still sounds begins again."""
        self._effects[tone].play()


def sounds_of_this_laptop(parent: QObject) -> Sounds:
    """Tones where there is a loudspeaker."""
    try:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - see `Tones`
    except ImportError:
        return Silence()
    return Silence() if QMediaDevices.defaultAudioOutput().isNull() else Tones(parent)
