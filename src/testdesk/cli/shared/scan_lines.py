"""Reads the lines of a scanner: of any length, with any bytes and any line ending."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Four bytes for each character of the longest code.
MAX_LINE_BYTES = 8192
_MAX_SHOWN = 200
_CHUNK = 65536


@dataclass(frozen=True)
class InputLine:
    """One line without its ending.

    Attributes:
        text: what was typed; of an unreadable line, as much as can be shown.
        readable: False if it is not UTF-8, or longer than any code.
    """

    text: str
    readable: bool = True


def read_lines(read: Callable[[int], bytes]) -> Iterator[InputLine]:
    """Yields each line as soon as its end arrives: a CR and any line end after it, or an LF.

    Some scanners send CR twice, or CR LF LF: the second end does not make another line. A script
    ends its lines with LF alone, and its empty line is a line.

    Args:
        read: returns what has arrived, at most that many bytes, and waits for at least one; empty
            at the end. A last line without an end counts.
    """
    line, too_long, after_return = bytearray(), False, False
    while chunk := read(_CHUNK):
        for byte in chunk:
            if byte in (0x0A, 0x0D) and after_return:
                continue
            after_return = byte == 0x0D
            if byte in (0x0A, 0x0D):
                yield _line(bytes(line), too_long=too_long)
                line, too_long = bytearray(), False
            elif len(line) < MAX_LINE_BYTES:
                line.append(byte)
            else:
                too_long = True
    if line:
        yield _line(bytes(line), too_long=too_long)


def _line(data: bytes, *, too_long: bool) -> InputLine:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return InputLine(data.decode("utf-8", errors="replace")[:_MAX_SHOWN], readable=False)
    if too_long:
        return InputLine(text[:_MAX_SHOWN], readable=False)
    return InputLine(text)
