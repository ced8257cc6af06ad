"""The keys of a scan as they come in: who typed fast enough to be a scanner."""

from __future__ import annotations

import msgspec

from testdesk.formats.proxy_code import check_digits

# A person's fastest pairs of keys are about 60 ms apart; a wedge's are 1 to 20.
BURST_GAP_MS = 50
BURST_LEAST = 6
# What was typed by hand and left there is not the start of the next scan.
STALE_MS = 15_000
_CODE_LENGTH = 58


class Key(msgspec.Struct, frozen=True):
    """One character and when it came, in milliseconds of one clock."""

    letter: str
    at: int


class TypedLine:
    """The characters since the last end of a line."""

    def __init__(self) -> None:
        self._keys: list[Key] = []

    def add(self, letter: str, at: int) -> None:
        """One more character."""
        if self._keys and at - self._keys[-1].at > STALE_MS:
            self._keys.clear()
        self._keys.append(Key(letter, at))

    def rub_out(self) -> None:
        """Takes the last character back."""
        del self._keys[-1:]

    def clear(self) -> None:
        """Forgets all of it."""
        self._keys.clear()

    def text(self) -> str:
        """All of it."""
        return "".join(key.letter for key in self._keys)

    def in_burst(self, at: int) -> bool:
        """Whether a key at this moment follows the last one as fast as a scanner types."""
        return bool(self._keys) and at - self._keys[-1].at < BURST_GAP_MS

    def burst(self, end: int | None = None) -> str:
        """The run of fast keys that reaches the end of the line, or empty.

        Args:
            end: when the line's end was typed; a scanner types that as fast. None: it was not.
        """
        letters: list[str] = []
        after = end
        for key in reversed(self._keys):
            if after is not None and after - key.at >= BURST_GAP_MS:
                break
            letters.append(key.letter)
            after = key.at
        return "".join(reversed(letters)) if len(letters) >= BURST_LEAST else ""

    def code(self) -> str:
        """A complete proxy code at the end of the line, right by its check digits, or empty."""
        tail = self.text()[-_CODE_LENGTH:]
        whole = len(tail) == _CODE_LENGTH and tail.isascii() and tail.isdigit()
        right = whole and tail.startswith("71") and check_digits(tail[:-2]) == tail[-2:]
        return tail if right else ""
