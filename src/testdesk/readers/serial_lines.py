"""Splits the bytes of a serial scanner into scans: by line ends, not by timing."""

from __future__ import annotations

import re

from testdesk.domain.numbers.scans import UNREADABLE, clean, split_scans, whole_codes

LONGEST_LINE = 4096
_END = re.compile(rb"[\r\n\t]")


class SerialLines:
    """Accepts bytes as they arrive; returns scans, and `UNREADABLE` for an unreadable line.

    A line ends with CR, LF, CR LF or Tab. A pause ends a line only if the line consists of complete
    codes with check digits: anything else may be the first half of a longer line.
    """

    def __init__(self) -> None:
        self._line = bytearray()
        self._too_long = False

    def feed(self, data: bytes) -> list[str]:
        """The scans that these bytes complete, in order."""
        scans: list[str] = []
        *ended, rest = _END.split(data)
        for piece in ended:
            self._add(piece)
            scans += self._consume()
        self._add(rest)
        return scans

    def flush_after_silence(self) -> list[str]:
        """The complete codes of a line whose end did not arrive; none if it has anything else."""
        codes = () if self._too_long else whole_codes(_text(bytes(self._line)))
        if codes:
            self.reset()
        return list(codes)

    def abandon_line(self) -> list[str]:
        """`UNREADABLE` if a line has begun, since the rest of it will not arrive."""
        return [UNREADABLE] if self._consume() else []

    def reset(self) -> None:
        """Drops an unfinished line, because the scanner is gone."""
        self._line.clear()
        self._too_long = False

    def is_waiting(self) -> bool:
        """Whether a line has begun and not ended."""
        return bool(self._line) or self._too_long

    def _add(self, piece: bytes) -> None:
        self._line += piece
        if len(self._line) > LONGEST_LINE:
            self._too_long = True
            self._line.clear()

    def _consume(self) -> list[str]:
        """The scans of the completed line."""
        text, too_long = _text(bytes(self._line)), self._too_long
        self.reset()
        if too_long:
            return [UNREADABLE]
        return list(split_scans(text)) if text else []


def _text(line: bytes) -> str:
    """The line's text; `UNREADABLE` for bytes that are not UTF-8 or that no scanner sends."""
    try:
        text = clean(line.decode("utf-8"))
    except UnicodeDecodeError:
        return UNREADABLE
    return text if text.isprintable() or whole_codes(text) else UNREADABLE
