"""A backup's plain contents as a stream of lines, and the same lines out of an encrypted file.

The first line is a `BackupHead`, the others are those of `rows`. Nothing of it is ever written to
a disk in clear.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import BinaryIO

import msgspec

from testdesk.domain.refusals import EnvironmentFault, NotAddressedToUs, Refusal
from testdesk.formats.crypto.age_stream import DamagedStreamError, decrypt_stream
from testdesk.hq.home.vault import Secrets

FORMAT = "testdesk-headquarters-backup"
VERSION = 1
# The longest line is a row with a whole refused file in it, in base64.
_LONGEST_LINE = 1 << 30
_HEAD_LIMIT = 1 << 20
_READ_AHEAD = 64 << 10


class BackupHead(msgspec.Struct, frozen=True):
    """A headquarters' description of its backup, and its keys.

    Attributes:
        format, version: "testdesk-headquarters-backup", 1.
        schema: the version of the tables.
        city: the city's identity.
        created: UTC, in ISO format.
        software: the version of the program that wrote it.
        engine: sqlite or postgresql.
        secrets: the contents of the vault.
    """

    format: str
    version: int
    schema: int
    city: str
    created: str
    software: str
    engine: str
    secrets: Secrets

    def __repr__(self) -> str:
        return "BackupHead(...)"  # crash pages show reprs


class LineSource:
    """Lines as something to read from, with the digest of everything that was read."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines: Iterator[bytes] = iter(lines)
        self._buffer, self._offset = b"", 0
        self._digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        if self._offset == len(self._buffer):
            self._buffer, self._offset = self._next_lines(), 0
        portion = self._buffer[self._offset : self._offset + size]
        self._offset += len(portion)
        self._digest.update(portion)
        return portion

    def _next_lines(self) -> bytes:
        """Some whole lines, or one that is longer."""
        parts, length = [], 0
        while length < _READ_AHEAD and (line := next(self._lines, None)) is not None:
            parts += [line, b"\n"]
            length += len(line) + 1
        return b"".join(parts)

    @property
    def sha256(self) -> str:
        """Of what was read so far."""
        return self._digest.hexdigest()


class LineTarget:
    """Calls a function with each line of what is written to it."""

    def __init__(self, handle: Callable[[bytes], None]) -> None:
        self._handle = handle
        self._parts: list[bytes] = []
        self._length = 0

    def write(self, data: bytes) -> int:
        """Adds some bytes.

        Raises:
            Refusal: backup_damaged: a line that no backup has.
        """
        *lines, rest = data.split(b"\n")
        for line in lines:
            self._handle(b"".join([*self._parts, line]))
            self._parts, self._length = [], 0
        self._parts.append(rest)
        self._length += len(rest)
        if self._length > _LONGEST_LINE:
            raise Refusal("backup_damaged")
        return len(data)


class DigestTarget:
    """Computes the digest of what is written to it."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Adds some bytes."""
        self._digest.update(data)
        return len(data)

    @property
    def sha256(self) -> str:
        """Of everything that was written."""
        return self._digest.hexdigest()


class _HeadReadError(Exception):
    """Raised to stop reading after the first line."""


def read_head(file: BinaryIO, identity: str) -> BackupHead:
    """The first line of a backup.

    Raises:
        Refusal: spare_key_wrong, backup_damaged, version_unknown.
        OSError: the file cannot be read.
    """
    found: list[bytes] = []

    def keep(line: bytes) -> None:
        found.append(line)
        raise _HeadReadError

    with suppress(_HeadReadError):
        read_lines(file, identity, keep)
    if not found or len(found[0]) > _HEAD_LIMIT:
        raise Refusal("backup_damaged")
    try:
        head = msgspec.json.decode(found[0], type=BackupHead)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refusal("backup_damaged") from error
    if head.format != FORMAT:
        raise Refusal("backup_damaged")
    if head.version > VERSION:
        raise Refusal("version_unknown", format=FORMAT)
    return head


def read_lines(file: BinaryIO, identity: str, handle: Callable[[bytes], None]) -> None:
    """Calls a function with each line of a backup, from its beginning.

    Raises:
        Refusal: spare_key_wrong, backup_damaged; and what `handle` raises.
        OSError: the file cannot be read.
    """
    file.seek(0)
    try:
        decrypt_stream(file, LineTarget(handle), identity)
    except NotAddressedToUs as refusal:
        raise Refusal("spare_key_wrong") from refusal
    except DamagedStreamError as error:
        raise Refusal("backup_damaged") from error


def require_known_tables(head: BackupHead, known: int) -> None:
    """Refuses a backup whose tables are not those of this program.

    Raises:
        EnvironmentFault: store_too_new.
        Refusal: backup_of_older_program.
    """
    if head.schema > known:
        raise EnvironmentFault("store_too_new", found=head.schema, known=known)
    if head.schema < known:
        raise Refusal("backup_of_older_program", software=head.software)
