"""age encryption of what is too large for memory: one pass from a source to a target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import pyrage

from testdesk.domain.refusals import NotAddressedToUs, Refusal


class DamagedStreamError(Exception):
    """A stream cannot be decrypted; its caller knows which file that was."""


class Source(Protocol):
    """What can be read in portions, such as a file."""

    def read(self, size: int, /) -> bytes:
        """At most this many bytes; none at the end."""
        ...


class Target(Protocol):
    """What can be written to in portions, such as a file."""

    def write(self, data: bytes, /) -> int:
        """Writes all of it, and returns its length."""
        ...


class _Guarded:
    """Passes calls on, and keeps the first exception: pyrage would only keep its text."""

    def __init__(self, source: Source | None = None, target: Target | None = None) -> None:
        self._source, self._target = source, target
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        if self._source is None:
            return b""
        try:
            return self._source.read(size)
        except Exception as error:
            self.error = self.error or error
            raise

    def write(self, data: bytes) -> int:
        if self._target is None:
            return 0
        try:
            return self._target.write(bytes(data))
        except Exception as error:
            self.error = self.error or error
            raise

    def flush(self) -> None:
        """The caller flushes its own target."""


def encrypt_stream(source: Source, target: Target, recipients: Sequence[str]) -> None:
    """Encrypts everything in the source for "age1..." recipients (age v1, binary form).

    Raises:
        Refusal: recipient_invalid.
        Exception: what the source or the target raised, unchanged.
    """
    reader, writer = _Guarded(source=source), _Guarded(target=target)
    try:
        keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
        pyrage.encrypt_io(reader, writer, keys)
    except (pyrage.RecipientError, pyrage.EncryptError, OSError) as error:
        raise reader.error or writer.error or Refusal("recipient_invalid") from error


def decrypt_stream(source: Source, target: Target, identity: str) -> None:
    """Decrypts everything in the source with an "AGE-SECRET-KEY-1..." identity.

    age authenticates portions of 64 KiB: what the target has got is genuine, but it may be only
    the beginning until this function returns.

    Raises:
        Refusal: not_addressed_to_us; identity_invalid.
        DamagedStreamError: it is no age file, or bytes of it are wrong or missing.
        Exception: what the source or the target raised, unchanged.
    """
    reader, writer = _Guarded(source=source), _Guarded(target=target)
    try:
        pyrage.decrypt_io(reader, writer, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.IdentityError as error:
        raise Refusal("identity_invalid") from error
    except (pyrage.DecryptError, OSError) as error:
        if raised := reader.error or writer.error:
            raise raised from error
        if str(error).startswith("No matching keys found"):
            raise NotAddressedToUs() from error
        raise DamagedStreamError from error
