"""The keys of a line as they are received, and the pauses between them."""

from __future__ import annotations

import unicodedata

import msgspec

# The fastest pairs of keys typed by hand are about 60 ms apart, those of a scanner 1 to 20 ms.
BURST_GAP_MS = 50
# To pick up the scanner after typing takes at least this long; most stalls are shorter.
PICK_UP_MS = 600
# Keys older than this were typed by hand and abandoned; they are not the start of a scan.
STALE_MS = 15_000


def is_composed(text: str) -> bool:
    """Whether an input method composed the text: no scanner types it, not even in full width."""
    return not unicodedata.normalize("NFKC", text).isascii()


class Key(msgspec.Struct, frozen=True):
    """One character and the time at which it was typed, in milliseconds of the router's clock."""

    character: str
    at: int


class TypedLine:
    """The characters typed since the last line end."""

    def __init__(self) -> None:
        self._keys: list[Key] = []

    def add(self, character: str, at: int) -> None:
        if self._keys and at - self._keys[-1].at > STALE_MS:
            self._keys.clear()
        self._keys.append(Key(character, at))

    def delete_last(self) -> None:
        del self._keys[-1:]

    def clear(self) -> None:
        self._keys.clear()

    def text(self) -> str:
        return "".join(key.character for key in self._keys)

    def last_at(self) -> int | None:
        return self._keys[-1].at if self._keys else None

    def in_burst(self, at: int) -> bool:
        """Whether a key at the time `at` follows the last key as fast as a scanner types."""
        return bool(self._keys) and at - self._keys[-1].at < BURST_GAP_MS

    def runs(self) -> list[str]:
        """Divides the line at every pause, so that each key typed by hand is a run of its own.

        The line is also divided where a text composed by an input method ends, because the last
        syllable typed by hand is delivered with the first key of the scan.
        """
        runs: list[str] = []
        before: Key | None = None
        for key in self._keys:
            new = before is None or key.at - before.at >= BURST_GAP_MS
            if new or (before and is_composed(before.character) != is_composed(key.character)):
                runs.append(key.character)
            else:
                runs[-1] += key.character
            before = key
        return runs

    def is_typed_by_hand(self, min_keys: int) -> bool:
        """Whether the line has at least `min_keys` keys, none typed as fast as a scanner types.

        A line that does not begin with a letter or a digit, such as `!undo`, does not count.
        """
        runs = self.runs()
        typed = self.text().strip()
        return len(runs) >= min_keys and all(len(run) == 1 for run in runs) and typed[:1].isalnum()

    def paused_to_pick_up_scanner(self) -> bool:
        """Whether the last pause was long enough to pick up the scanner, or there was none."""
        keys = self._keys
        for before, key in zip(reversed(keys[:-1]), reversed(keys), strict=False):
            if key.at - before.at >= BURST_GAP_MS:
                return key.at - before.at >= PICK_UP_MS
        return True
