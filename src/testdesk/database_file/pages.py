"""SQLCipher 4 pages with a raw key: verifies them, decrypts them, corrects one wrong bit.

A page of 4096 bytes ends with 16 bytes of IV and an HMAC-SHA-512 over the encrypted bytes, the IV
and the page's number (zetetic.net/sqlcipher/design). The file's first 16 bytes are a salt, from
which the HMAC's key is derived; the raw key itself is used for encryption.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import shutil
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from testdesk.database_file.log import PAGE_SIZE
from testdesk.domain.error_codes import FaultCode
from testdesk.domain.refusals import EnvironmentFault

SALT_SIZE = 16
_MAC_SIZE = 64
_IV_SIZE = 16
USABLE_SIZE = PAGE_SIZE - _IV_SIZE - _MAC_SIZE
_AUTHENTICATED_SIZE = PAGE_SIZE - _MAC_SIZE
_HMAC_SALT_MASK = 0x3A  # SQLCipher's constant: the HMAC's own salt is the file's with this XOR
_MAX_PROBLEMS = 100
_COPIED_AT_ONCE = 1 << 20  # in bytes
_MAX_PAGES_NAMED = 8
# Parts of messages in SQLite's btree.c.
_PAGE_NOT_READ = ("unable to get the page", "failed to get page")
_FILE_SIGNATURE = b"SQLite format 3\0"  # the salt is stored in its place
_PAGE_NUMBER = struct.Struct("<I")
_PAGE = re.compile(r"page (\d+)")


class PageKeys:
    """The keys of one file.

    Args:
        key: raw, 32 bytes.
        salt: the file's first 16 bytes.
    """

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key = key
        self.salt = salt
        masked = bytes(byte ^ _HMAC_SALT_MASK for byte in salt)
        self._mac = hmac.new(hashlib.pbkdf2_hmac("sha512", key, masked, 2, 32), digestmod="sha512")

    def is_whole(self, number: int, page: bytes | bytearray) -> bool:
        """Whether a page is unchanged since it was written under this number, as its HMAC shows."""
        return hmac.compare_digest(self._mac_of(number, page), page[_AUTHENTICATED_SIZE:])

    def can_read(self, first_page: bytes) -> bool:
        """Whether these keys fit the file, as its first page shows."""
        return self.is_whole(1, first_page)

    def _mac_of(self, number: int, page: bytes | bytearray) -> bytes:
        mac = self._mac.copy()
        mac.update(memoryview(page)[SALT_SIZE if number == 1 else 0 : _AUTHENTICATED_SIZE])
        mac.update(_PAGE_NUMBER.pack(number))
        return mac.digest()

    def plain(self, number: int, page: bytes) -> bytes:
        """A page's decrypted, usable bytes; each wrong bit of it corrupts about 17 of them."""
        start = SALT_SIZE if number == 1 else 0
        decryptor = Cipher(
            algorithms.AES(self._key), modes.CBC(page[USABLE_SIZE : USABLE_SIZE + _IV_SIZE])
        ).decryptor()
        plain = decryptor.update(page[start:USABLE_SIZE]) + decryptor.finalize()
        return (_FILE_SIGNATURE if start else b"") + plain

    def with_one_bit_corrected(self, number: int, page: bytes) -> bytes | None:
        """The page with one bit corrected if that makes it valid, else None. Takes about 0.3 s."""
        if _differing_bits(self._mac_of(number, page), page[_AUTHENTICATED_SIZE:]) == 1:
            return page[:_AUTHENTICATED_SIZE] + self._mac_of(number, page)
        changed = bytearray(page)
        for offset in range(SALT_SIZE if number == 1 else 0, _AUTHENTICATED_SIZE):
            for bit in range(8):
                changed[offset] ^= 1 << bit
                if self.is_whole(number, changed):
                    return bytes(changed)
                changed[offset] ^= 1 << bit
        return None


def keys_of(key: bytes, first_page: bytes) -> PageKeys:
    """The keys of a file, from its first page; corrects one wrong bit of the salt."""
    salt = first_page[:SALT_SIZE]
    stored = PageKeys(key, salt)
    if not stored.is_whole(1, first_page):
        for other in _one_bit_off(salt):
            keys = PageKeys(key, other)
            if keys.is_whole(1, first_page):
                return keys
    return stored


def is_complete_file(database: Path, key: bytes) -> bool:
    """Whether every page of a file is whole; called when SQLCipher reports damage.

    SQLCipher also reports damage when the disk refuses to read a page: it then uses a random salt,
    and SQLite finds a tree with a missing branch. An unread page must not be reported as damage, so
    the result is also True if the disk refuses again. A new file has no pages yet, so nothing in it
    is damaged.
    """
    try:
        return database.stat().st_size == 0 or are_intact(database, key)
    except OSError:
        return True


def are_intact(database: Path, key: bytes) -> bool:
    """Whether every page of a file, without its log, is unchanged since it was written.

    Raises:
        OSError: a disk fault.
    """
    pages = _pages_of(database)
    first = next(pages, b"")
    keys = PageKeys(key, first[:SALT_SIZE])
    return all(
        len(page) == PAGE_SIZE and keys.is_whole(number, page)
        for number, page in enumerate(chain([first], pages), start=1)
    )


# Descriptors of files that were read while SQLite had them open, by device and inode.
_OPEN_DESCRIPTORS: dict[tuple[int, int], int] = {}


def _pages_of(database: Path) -> Iterator[bytes]:
    """The pages of a file that SQLite may have open in this process; the last may be short.

    Closing any descriptor of a file drops SQLite's locks on it, and another program could then
    delete the log while we use it (sqlite.org/howtocorrupt.html, 2.2). So one descriptor per file
    stays open.
    """
    if sys.platform == "win32":  # locks are per handle there, and an open file cannot be replaced
        with database.open("rb") as file:
            yield from iter(lambda: file.read(PAGE_SIZE), b"")
        return
    descriptor = _descriptor_of(database)
    for index in count():
        page = os.pread(descriptor, PAGE_SIZE, index * PAGE_SIZE)
        if not page:
            return
        yield page


def _descriptor_of(database: Path) -> int:
    """The descriptor that stays open; see `_pages_of`."""
    status = database.stat()
    file_id = status.st_dev, status.st_ino
    if file_id not in _OPEN_DESCRIPTORS:
        _OPEN_DESCRIPTORS[file_id] = os.open(database, os.O_RDONLY | os.O_CLOEXEC)
    return _OPEN_DESCRIPTORS[file_id]


def copy_encrypted(database: Path, target: BinaryIO) -> None:
    """Copies a file as it is on the disk, without its log; SQLite may have it open in this process.

    The caller makes sure that nobody writes to the file meanwhile.

    Raises:
        OSError: one of the two disks failed.
    """
    if sys.platform == "win32":
        with database.open("rb") as file:
            shutil.copyfileobj(file, target, _COPIED_AT_ONCE)
        return
    descriptor, offset = _descriptor_of(database), 0
    while chunk := os.pread(descriptor, _COPIED_AT_ONCE, offset):
        target.write(chunk)
        offset += len(chunk)


def damaged_pages(execute: Callable[[str], Any]) -> list[int]:
    """Numbers of the pages with a wrong HMAC in an open database.

    Args:
        execute: runs an SQL statement and returns its cursor.
    """
    rows = execute("PRAGMA cipher_integrity_check").fetchall()
    return [int(found[1]) for row in rows if (found := _PAGE.search(row[0]))]


def tree_problems(execute: Callable[[str], Any]) -> list[str]:
    """SQLite's messages about errors in the trees (B-trees) of an open database, at most 100.

    Args:
        execute: as in `damaged_pages`.
    """
    rows = execute(f"PRAGMA quick_check({_MAX_PROBLEMS})").fetchall()
    return [row[0] for row in rows if row[0] != "ok"]


def summary_of_tree_problems(trees: Sequence[str]) -> list[str]:
    """A one-line summary of the faults in the trees, with the first page numbers; empty for none.

    For one damaged page SQLite gives many messages, which are meant for its developers.

    Args:
        trees: see `tree_problems`.
    """
    lines = [
        line
        for report in trees
        for line in report.splitlines()
        if line and not line.startswith("*")
    ]
    numbers = sorted({int(found[1]) for line in lines if (found := _PAGE.search(line))})
    shown = ", ".join(map(str, numbers[:_MAX_PAGES_NAMED])) + (
        " …" if numbers[_MAX_PAGES_NAMED:] else ""
    )
    where = f", pages {shown}" if shown else ""
    return [f"file: faults in its trees: {len(lines)}{where}"] if lines else []


def raise_if_page_unreadable(
    pages: Sequence[int], trees: Sequence[str], is_whole: Callable[[], bool], code: FaultCode
) -> None:
    """Ensures that every page was read: an unreadable page must not be reported as damage.

    Args:
        pages: see `damaged_pages`.
        trees: see `tree_problems`; some of these messages say that a page could not be read.
        is_whole: see `is_complete_file`; called only if there is something to check.
        code: the fault's code.

    Raises:
        EnvironmentFault: all pages are whole, so one of them was not read; its `reason` is "file".
    """
    is_page_missing = any(text in problem for problem in trees for text in _PAGE_NOT_READ)
    if (pages or is_page_missing) and is_whole():
        raise EnvironmentFault(code, reason="file")


def _one_bit_off(data: bytes) -> Iterator[bytes]:
    for offset in range(len(data)):
        for bit in range(8):
            yield data[:offset] + bytes([data[offset] ^ 1 << bit]) + data[offset + 1 :]


def _differing_bits(first: bytes, second: bytes) -> int:
    return (int.from_bytes(first) ^ int.from_bytes(second)).bit_count()
