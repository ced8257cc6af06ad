"""The write-ahead log, read without SQLite and without the key.

A log is a header and *frames*, each of which is one page with a header. SQLite silently drops
everything from the first frame with a wrong checksum. SQLCipher encrypts only the pages; the
headers are SQLite's own, and the checksums are over the encrypted pages
(sqlite.org/fileformat2.html, section 4). A header's *salts* are two numbers that change with each
checkpoint.
"""

from __future__ import annotations

import errno
import os
import struct
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from testdesk.home_files import raising_home_faults

PAGE_SIZE = 4096
HEADER_SIZE = 32
FRAME_HEADER_SIZE = 24
FRAME_SIZE = FRAME_HEADER_SIZE + PAGE_SIZE
_MAGIC = 0x377F0682  # lowest bit set: the checksums are over big-endian words
_VERSION = 3007000  # of the log's format: SQLite 3.7.0 introduced it
_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_READ_ATTEMPTS = 5

Checksum = tuple[int, int]
Damage = Literal["none", "possible", "proven"]


@dataclass(frozen=True)
class Frame:
    """A page as a transaction left it.

    Attributes:
        index: index of the frame in the log, from 0.
        page: number of the page, from 1.
        size: number of pages of the whole database after a commit; 0 if the transaction continues.
        salts: equal to those of the log's header, unless the frame was written before the last
            checkpoint.
        sums: checksum over everything up to and including this frame.
        is_valid: whether `sums` follows from the previous frame and this one.
    """

    index: int
    page: int
    size: int
    salts: tuple[int, int]
    sums: Checksum
    is_valid: bool

    @property
    def offset(self) -> int:
        """Where the frame's page begins in the log, in bytes."""
        return HEADER_SIZE + self.index * FRAME_SIZE + FRAME_HEADER_SIZE


@dataclass(frozen=True)
class Log:
    """A log, as it is on the disk.

    Attributes:
        data: all bytes; empty if there is no log.
        header_is_valid: whether SQLite accepts the header.
        big_endian: whether the checksums are over big-endian words.
        frames: the frames written since the last checkpoint, in order, whether they are valid or
            not. Without a valid header, the frames with the likeliest salts.
        used_frames: how many frames SQLite uses: those up to the last commit before the first frame
            that is not valid.
    """

    data: bytes
    header_is_valid: bool
    big_endian: bool
    frames: tuple[Frame, ...]
    used_frames: int

    @property
    def damage(self) -> Damage:
        """Whether SQLite would silently drop anything, and how certain a loss is.

        A power cut leaves the last transaction partly written, its pages in any order. Nobody was
        told that this transaction was saved, so its loss does no harm. But a transaction that
        follows another one proves that the earlier one had been committed. If SQLite uses neither
        of them, the disk lost data.
        """
        dropped = self.frames[self.used_frames :]
        if not dropped:
            return "none"
        since_commit = False
        for frame in dropped:
            since_commit = since_commit and frame.is_valid
            if frame.size and since_commit and self.header_is_valid:
                return "proven"
            since_commit = since_commit or bool(frame.size)
        return "possible"


def log_of(database: Path) -> Path:
    """The path of a database's log, whether there is one or not."""
    return database.with_name(f"{database.name}-wal")


def check_log_empty(database: Path) -> None:
    """Checks, before a closed database is moved or copied, that the file contains all of it.

    When a connection closes, SQLite makes a checkpoint, but gives up silently if the disk refuses.

    Raises:
        EnvironmentFault: home_not_writable: a part of the database is only in the log.
    """
    with raising_home_faults():
        log = log_of(database)
        if log.exists() and log.stat().st_size:
            raise OSError(errno.EIO, os.strerror(errno.EIO), log.name)


def read_log(database: Path) -> Log:
    """Reads the log, to which another program may be writing at the same time.

    Raises:
        OSError: a disk fault.
    """
    log = parse_log(_bytes_of(database))
    for _ in range(_READ_ATTEMPTS):
        if log.damage == "none":
            break
        reread = _bytes_of(database)  # a log that was written meanwhile is not damaged
        if reread == log.data:
            break
        log = parse_log(reread)
    return log


NO_LOG = Log(b"", header_is_valid=False, big_endian=False, frames=(), used_frames=0)


def parse_log(data: bytes) -> Log:
    """Parses a log's bytes; without a complete header the result is `NO_LOG`."""
    if len(data) < HEADER_SIZE:
        return NO_LOG
    magic, version, page_size, _, *rest = _HEADER.unpack_from(data)
    salts, sums = (rest[0], rest[1]), (rest[2], rest[3])
    big_endian = bool(magic & 1)
    is_valid = (
        magic & ~1 == _MAGIC
        and version == _VERSION
        and page_size == PAGE_SIZE
        and checksum(data[:24], (0, 0), big_endian=big_endian) == sums
    )
    if not is_valid:
        big_endian, salts = sys.byteorder == "big", _salts_from_frames(data) or salts
    frames = _frames(data, salts, sums, big_endian=big_endian)
    return Log(data, is_valid, big_endian, frames, _count_used_frames(frames) if is_valid else 0)


def checksum(data: bytes, before: Checksum, *, big_endian: bool) -> Checksum:
    """SQLite's running checksum over a multiple of 8 bytes; `before` is that of what precedes."""
    integers = array("I", data)
    if big_endian != (sys.byteorder == "big"):
        integers.byteswap()
    first, second = before
    pairs = iter(integers)
    for value, other in zip(pairs, pairs, strict=True):
        first = (first + value + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def frame_sums(header: bytes, page: bytes, before: Checksum, *, big_endian: bool) -> Checksum:
    """The expected checksum of a frame, from its header's first 8 bytes and its page."""
    sums = checksum(header[:8], before, big_endian=big_endian)
    return checksum(page, sums, big_endian=big_endian)


def _bytes_of(database: Path) -> bytes:
    try:
        return log_of(database).read_bytes()
    except FileNotFoundError:
        return b""


def _frames(
    data: bytes, salts: tuple[int, int], before: Checksum, *, big_endian: bool
) -> tuple[Frame, ...]:
    """All frames up to the last whose salts equal `salts` or differ from them in one bit.

    `before` is the checksum of the header.
    """
    found: list[Frame] = []
    last = 0
    for index in range((len(data) - HEADER_SIZE) // FRAME_SIZE):
        start = HEADER_SIZE + index * FRAME_SIZE
        page, size, salt_1, salt_2, *sums = _FRAME.unpack_from(data, start)
        same_salts = (salt_1, salt_2) == salts
        is_valid = False
        if same_salts or _one_bit_off((salt_1, salt_2), salts):
            frame = data[start : start + FRAME_SIZE]
            is_valid = same_salts and (sums[0], sums[1]) == frame_sums(
                frame[:8], frame[FRAME_HEADER_SIZE:], before, big_endian=big_endian
            )
            last = index + 1
        found.append(Frame(index, page, size, (salt_1, salt_2), (sums[0], sums[1]), is_valid))
        before = (sums[0], sums[1])
    return tuple(found[:last])


def _one_bit_off(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether salts differ in one bit; a salt from before a checkpoint differs in about 16."""
    return sum((a ^ b).bit_count() for a, b in zip(first, second, strict=True)) == 1


def _count_used_frames(frames: Sequence[Frame]) -> int:
    used = 0
    for frame in frames:
        if not frame.is_valid:
            break
        if frame.size:
            used = frame.index + 1
    return used


def _salts_from_frames(data: bytes) -> tuple[int, int] | None:
    """For a log without a valid header: the first salts of two adjacent frames, or of any."""
    all_salts = [
        _FRAME.unpack_from(data, start)[2:4]
        for start in range(HEADER_SIZE, len(data) - FRAME_SIZE + 1, FRAME_SIZE)
    ]
    agreed = next((salts for salts, other in pairwise(all_salts) if salts == other), None)
    found = agreed or (all_salts[0] if all_salts else None)
    return (found[0], found[1]) if found else None
