"""The keys of a scan as they come in: where pauses lie between them."""

from __future__ import annotations

import unicodedata

import msgspec

# A person's fastest pairs of keys are about 60 ms apart; a wedge's are 1 to 20.
BURST_GAP_MS = 50
# Who typed into a field and reaches for the scanner then needs longer than most stalls last.
REACH_MS = 600
# What was typed by hand and left there is not the start of the next scan.
STALE_MS = 15_000


def is_composed(text: str) -> bool:
    """Whether signs are among it that no scanner types, also not in full width."""
    return not unicodedata.normalize("NFKC", text).isascii()


class Key(msgspec.Struct, frozen=True):
    """One character and when it came, in milliseconds of one clock."""

    letter: str
    at: int


class TypedLine:
    """The characters since the last end of a line."""

    def __init__(self) -> None:
        self._keys: list[Key] = []

    def add(self, letter: str, at: int) -> None:
        if self._keys and at - self._keys[-1].at > STALE_MS:
            self._keys.clear()
        self._keys.append(Key(letter, at))

    def rub_out(self) -> None:
        del self._keys[-1:]

    def clear(self) -> None:
        self._keys.clear()

    def text(self) -> str:
        return "".join(key.letter for key in self._keys)

    def last_at(self) -> int | None:
        return self._keys[-1].at if self._keys else None

    def in_burst(self, at: int) -> bool:
        """Whether a key at this moment follows the last one as fast as a scanner types."""
        return bool(self._keys) and at - self._keys[-1].at < BURST_GAP_MS

    def runs(self) -> list[str]:
        """The line cut at every pause: a person's keys stand alone, a scanner's together.

        It is cut as well where what an input method composed ends: the last syllable that a
        person typed comes with the first key of the scan.
        """
        runs: list[str] = []
        before: Key | None = None
        for key in self._keys:
            new = before is None or key.at - before.at >= BURST_GAP_MS
            if new or (before and is_composed(before.letter) != is_composed(key.letter)):
                runs.append(key.letter)
            else:
                runs[-1] += key.letter
            before = key
        return runs

    def is_by_hand(self, least: int) -> bool:
        """Whether these are at least so many keys, each on its own; a command is left alone."""
        runs = self.runs()
        typed = self.text().strip()
        return len(runs) >= least and all(len(run) == 1 for run in runs) and typed[:1].isalnum()

    def reached_for_the_scanner(self) -> bool:
        """Whether the last run came after a pause long enough to take the scanner up."""
        keys = self._keys
        for before, key in zip(reversed(keys[:-1]), reversed(keys), strict=False):
            if key.at - before.at >= BURST_GAP_MS:
                return key.at - before.at >= REACH_MS
        return True
