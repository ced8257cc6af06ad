"""Rebuilds a file from a damaged one and its log, page by page.

File and log have several *images* of a page: its contents after different transactions. Each image
is verified by its HMAC, whether or not SQLite accepts the rest of the log. The newest whole images
of all pages together are the database as it was last committed.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from testdesk.database_file.log import PAGE_SIZE, Checksum, Frame, Log, frame_sums
from testdesk.database_file.pages import SALT_SIZE, PageKeys, keys_of

_EMPTY_PAGE = bytes(PAGE_SIZE)
# A file with more damaged pages has other damage than single wrong bits. Trying to correct one page
# takes a third of a second.
_MAX_TRIED_PAGES = 64


@dataclass(frozen=True)
class Repaired:
    """The result of a repair.

    Attributes:
        pages: the pages in order, still encrypted; joined they are the file.
        lost: numbers of the pages whose newest image is damaged. The file then has an older image,
            or the damaged one.
        corrected_pages: how many pages had one wrong bit, now corrected.
        images: by number of the page, every image of it, whole or not, oldest first.
        keys: the file's keys.
    """

    pages: tuple[bytes, ...]
    lost: tuple[int, ...]
    corrected_pages: int
    images: Mapping[int, Sequence[bytes]]
    keys: PageKeys

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return b"".join(self.pages)


class _PageRepair:
    """Corrects wrong bits in pages; `corrected_pages` counts the pages that it corrected."""

    def __init__(self, keys: PageKeys) -> None:
        self.keys = keys
        self.corrected_pages = 0
        self._tries = 0

    def page(self, number: int, page: bytes) -> bytes | None:
        """The page, corrected if necessary; None if more than one bit of it is wrong."""
        if self.keys.is_whole(number, page):
            return page
        self._tries += 1
        if self._tries > _MAX_TRIED_PAGES:
            return None
        corrected = self.keys.with_one_bit_corrected(number, page)
        self.corrected_pages += corrected is not None
        return corrected


def repair(database: bytes, log: Log, key: bytes) -> Repaired:
    """Rebuilds a file.

    Args:
        database: the file without its log.
        log: the log beside it.
        key: raw, 32 bytes.
    """
    keys = _keys(database, log, key)
    images, size = _images(database, log, keys)
    repairer = _PageRepair(keys)
    pages: list[bytes] = []
    lost: list[int] = []
    for number in range(1, size + 1):
        newest, *older = reversed(images.get(number) or [_EMPTY_PAGE])
        page = repairer.page(number, newest)
        if page is None:
            lost.append(number)
            page = next((image for image in older if keys.is_whole(number, image)), newest)
        pages.append(keys.salt + page[SALT_SIZE:] if number == 1 else page)
    return Repaired(tuple(pages), tuple(lost), repairer.corrected_pages, images, keys)


def _keys(database: bytes, log: Log, key: bytes) -> PageKeys:
    """The keys that fit an image of the first page; each such image contains the salt."""
    first_pages = [database[:PAGE_SIZE].ljust(PAGE_SIZE, b"\0")]
    first_pages += [_page(log, frame) for frame in log.frames if frame.page == 1]
    found = [(keys_of(key, first), first) for first in first_pages]
    return next((keys for keys, first in found if keys.can_read(first)), found[0][0])


def _page(log: Log, frame: Frame) -> bytes:
    return log.data[frame.offset : frame.offset + PAGE_SIZE]


def _images(database: bytes, log: Log, keys: PageKeys) -> tuple[dict[int, list[bytes]], int]:
    """Every image of every page, oldest first; and the number of pages after the last commit."""
    images: dict[int, list[bytes]] = {}
    for number in range(1, -(-len(database) // PAGE_SIZE) + 1):
        page = database[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        images[number] = [page.ljust(PAGE_SIZE, b"\0")]
    size = len(images)
    frames = [_verified(log, frame, keys) for frame in log.frames]
    committed = max((frame.index for frame in frames if frame.size), default=-1)
    for frame in frames[: committed + 1]:
        images.setdefault(frame.page, []).append(_page(log, frame))
        size = frame.size or size
    return images, size


def _verified(log: Log, frame: Frame, keys: PageKeys) -> Frame:
    """The frame, with at most one wrong bit of its header corrected.

    SQLite's checksum is linear: a wrong bit of the page can hide a wrong bit of the header. So the
    page's HMAC is checked first, which also verifies the page's number.
    """
    page = _page(log, frame)
    if frame.is_valid:
        return frame
    if not keys.is_whole(frame.page, page):
        others = (frame.page ^ 1 << bit for bit in range(32))
        number = next((other for other in others if keys.is_whole(other, page)), frame.page)
        return replace(frame, page=number)
    before = _sums_before(log, frame)
    for size in (frame.size, *(frame.size ^ 1 << bit for bit in range(32))):
        header = struct.pack(">2I", frame.page, size)
        if frame_sums(header, page, before, big_endian=log.big_endian) == frame.sums:
            return replace(frame, size=size)
    return frame


def _sums_before(log: Log, frame: Frame) -> Checksum:
    if frame.index:
        return log.frames[frame.index - 1].sums
    first, second = struct.unpack_from(">2I", log.data, 24)
    return first, second
