"""The container of all files that travel: a ZIP of manifest, signature and encrypted payload.

See docs/formats/container-v1.md.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import canonical

MANIFEST_LIMIT = 256 * 1024
PAYLOAD_LIMIT = 512 * 1024 * 1024
SIGNATURE_SIZE = 64
# The size of manifest and signature with the ZIP structures around them.
HEAD_LIMIT = MANIFEST_LIMIT + 1024

# The lines inside the encrypted payload, for the modules of the single formats.
pack_lines = canonical.pack_lines
unpack_lines = canonical.unpack_lines
open_lines = canonical.open_lines
lines_again = canonical.lines_again
PayloadLimits = canonical.PayloadLimits

_NAMES = (b"manifest.json", b"manifest.sig", b"payload.age")
_LIMITS = (MANIFEST_LIMIT, SIGNATURE_SIZE, PAYLOAD_LIMIT)
# The ZIP structures (a header before each member, a directory entry for each, the end of the
# directory) are written here, not by zipfile, whose bytes differ between systems.
_LOCAL = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_MAGIC = b"PK\x03\x04"
# How many bytes of a container precede the manifest.
BEGINNING = _LOCAL.size + len(_NAMES[0])
_FIXED_HEADER_SIZE = 14  # bytes of a local header before checksum and size: the same in each member
_ZIP_VERSION = 20
# As if made on Unix: a regular file that its owner may write and everybody may read.
_MADE_BY = 3 << 8 | _ZIP_VERSION
_MODE = 0o100644 << 16
_JAN_1_1980 = 1 << 5 | 1


class Container(msgspec.Struct, frozen=True):
    """A file's contents, unverified before `check_signature`.

    Attributes:
        manifest: the decoded manifest.
        manifest_bytes: its bytes, which are signed and hashed.
        signature: 64 bytes.
        payload: the age file.
    """

    manifest: dict[str, Any]
    manifest_bytes: bytes
    signature: bytes
    payload: bytes


class Claims(msgspec.Struct, frozen=True):
    """What an unverified manifest claims: format, and the station that the file is from or for.

    Attributes:
        station: a batch's sender, otherwise the recipient; 0 for a list, which is for all stations.
        point: a batch's testing point; empty for other files.
    """

    format: str
    city: str
    station: int = 0
    point: str = ""


def payload_entry(payload: bytes) -> dict[str, Any]:
    """A manifest's description of its payload: {"sha256": hex, "size": bytes}."""
    return {"sha256": hashlib.sha256(payload).hexdigest(), "size": len(payload)}


def pack(
    manifest: Mapping[str, Any], payload: bytes, *, domain: bytes, signing_key: bytes
) -> bytes:
    """Signs a manifest and puts it into a container with its payload.

    Args:
        manifest: has "format", "version" and "payload" (from `payload_entry`); no personal data.
        payload: the age file.
        domain: the signature's domain, such as b"testdesk-batch-v1".
        signing_key: seed of 32 bytes.

    Raises:
        Refusal: "container_too_large".
    """
    if manifest.get("payload") != payload_entry(payload):
        raise ValueError("the manifest is of another payload")
    manifest_bytes = canonical.encode(dict(manifest))
    return assemble(manifest_bytes, keys.sign(signing_key, domain, manifest_bytes), payload)


def unpack(data: bytes, *, expected_format: str, versions: Collection[int] = (1,)) -> Container:
    """Reads a container and checks its form, its manifest's form and its payload's hash.

    Raises:
        Refusal: "file_truncated", "container_damaged", "container_not_canonical",
            "container_too_large", "not_canonical" (the manifest), "format_unknown",
            "version_unknown" or "payload_mismatch".
    """
    container = _open(data)
    manifest = container.manifest
    if manifest["format"] != expected_format:
        raise Refusal("format_unknown")
    version = manifest.get("version")
    if type(version) is not int or version not in versions:
        raise Refusal("version_unknown", format=expected_format)
    if manifest.get("payload") != payload_entry(container.payload):
        raise Refusal("payload_mismatch")
    return container


def unpack_head(data: bytes, *, expected_format: str) -> Container:
    """Reads manifest and signature of a file whose payload has not arrived; the payload is empty.

    `HEAD_LIMIT` bytes are always enough. The signed manifest includes the payload's hash and size.

    Raises:
        Refusal: as `unpack`, but only for these two members.
    """
    manifest_bytes, signature = _members_from(data, _NAMES[:2])[0]
    container = _checked(manifest_bytes, signature, b"")
    if container.manifest["format"] != expected_format:
        raise Refusal("format_unknown")
    return container


def is_container_start(data: bytes) -> bool:
    """Whether a file begins with the `BEGINNING` bytes of a container, whatever its name."""
    if len(data) < BEGINNING:
        return False
    crc, size = _LOCAL.unpack_from(data)[6:8]
    return data[:BEGINNING] == _local(_NAMES[0], crc, size)


def resembles_container(data: bytes) -> bool:
    """Whether a file begins like a container, or like a damaged one.

    A ZIP does if the fields or the name of its first member are ours, or if it ends before them.
    Any other file does if it contains that name, whatever comes before it.
    """
    if not data.startswith(_LOCAL_MAGIC[: len(data)]):
        return _NAMES[0] in data
    fields = _local(_NAMES[0], 0, 0)[:_FIXED_HEADER_SIZE]
    name = data[_LOCAL.size : BEGINNING]
    return len(data) < BEGINNING or data.startswith(fields) or name == _NAMES[0]


def claims(data: bytes) -> Claims | None:
    """What a file claims; good enough to leave it to another station, but not to be trusted.

    Returns:
        None if its manifest is damaged or makes no such claims.
    """
    try:
        manifest = _members_from(data, _NAMES[:1])[0][0]
        return msgspec.json.decode(manifest, type=Claims)
    except (Refusal, msgspec.DecodeError, UnicodeDecodeError):
        return None


def read_format(data: bytes) -> str:
    """The unverified format that a file claims, such as "testdesk-batch"; refuses as `unpack`."""
    return str(_open(data).manifest["format"])


def check_signature(container: Container, public_key: bytes, domain: bytes) -> None:
    """Verifies that the holder of the key signed this manifest, and thereby this payload.

    Raises:
        Refusal: "signature_wrong".
    """
    if not keys.verify(public_key, domain, container.manifest_bytes, container.signature):
        raise Refusal("signature_wrong")


def first_line(manifest: Mapping[str, Any], public_key: bytes) -> dict[str, Any]:
    """The payload's first line: the manifest without "payload", and the signer's public key."""
    outer = {name: value for name, value in manifest.items() if name != "payload"}
    return {"manifest": outer, "signer": public_key.hex()}


def check_first_line(container: Container, first: Mapping[str, Any], public_key: bytes) -> None:
    """Verifies that the payload was made for this manifest and this signer.

    Raises:
        Refusal: "payload_not_bound": another signer has put a different manifest with the payload.
    """
    expected = first_line(container.manifest, public_key)
    if canonical.encode_unchecked(dict(first)) != canonical.encode_unchecked(expected):
        raise Refusal("payload_not_bound")


def assemble(manifest_bytes: bytes, signature: bytes, payload: bytes) -> bytes:
    """Writes the three members, unchanged, into a ZIP.

    Raises:
        Refusal: "container_too_large".
    """
    members = (manifest_bytes, signature, payload)
    if any(len(member) > limit for member, limit in zip(members, _LIMITS, strict=True)):
        raise Refusal("container_too_large")
    checksums = [(zlib.crc32(member), len(member)) for member in members]
    headers = [
        _local(name, *checksum_and_size)
        for name, checksum_and_size in zip(_NAMES, checksums, strict=True)
    ]
    pieces = [piece for pair in zip(headers, members, strict=True) for piece in pair]
    return b"".join([*pieces, _directory(checksums)])


def _open(data: bytes) -> Container:
    return _checked(*_members(data))


def _checked(manifest_bytes: bytes, signature: bytes, payload: bytes) -> Container:
    if len(signature) != SIGNATURE_SIZE:
        raise Refusal("container_not_canonical")
    manifest = canonical.decode(manifest_bytes)
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format"), str):
        raise Refusal("format_unknown")
    return Container(manifest, manifest_bytes, signature, payload)


def _members(data: bytes) -> list[bytes]:
    members, checksums, offset = _members_from(data, _NAMES)
    directory = _directory(checksums)
    # Lengths are compared first, because the rest may be half a gigabyte.
    if len(data) - offset > len(directory) or data[offset:] != directory:
        is_truncated = directory.startswith(data[offset : offset + len(directory) + 1])
        raise Refusal("file_truncated" if is_truncated else "container_not_canonical")
    return members


def _members_from(
    data: bytes, names: Sequence[bytes]
) -> tuple[list[bytes], list[tuple[int, int]], int]:
    """The first members, their checksums and sizes, and where the next one begins."""
    if not data.startswith(_LOCAL_MAGIC):
        raise Refusal("file_truncated" if _LOCAL_MAGIC.startswith(data) else "container_damaged")
    members, checksums, offset = [], [], 0
    for name, limit in zip(names, _LIMITS, strict=False):
        crc, size, start = _header(data, offset, name, limit)
        offset = start + size
        members.append(data[start:offset])
        checksums.append((crc, size))
        if len(members[-1]) < size:
            raise Refusal("file_truncated")
        if zlib.crc32(members[-1]) != crc:
            raise Refusal("container_damaged")
    return members, checksums, offset


def _header(data: bytes, offset: int, name: bytes, limit: int) -> tuple[int, int, int]:
    start = offset + _LOCAL.size + len(name)
    if len(data) < start:
        raise Refusal("file_truncated")
    _, _, _, _, _, _, crc, size, *_ = _LOCAL.unpack_from(data, offset)
    if data[offset:start] != _local(name, crc, size):
        raise Refusal("container_not_canonical")
    if size > limit:
        raise Refusal("container_too_large")
    return crc, size, start


def _local(name: bytes, crc: int, size: int) -> bytes:
    head = (_LOCAL_MAGIC, _ZIP_VERSION, 0, 0, 0, _JAN_1_1980, crc, size, size, len(name), 0)
    return _LOCAL.pack(*head) + name


def _directory(checksums: list[tuple[int, int]]) -> bytes:
    entries, offset = b"", 0
    for name, (crc, size) in zip(_NAMES, checksums, strict=True):
        fields = (_MADE_BY, _ZIP_VERSION, 0, 0, 0, _JAN_1_1980, crc, size, size)
        entries += _ENTRY.pack(b"PK\x01\x02", *fields, len(name), 0, 0, 0, 0, _MODE, offset) + name
        offset += _LOCAL.size + len(name) + size
    count = len(_NAMES)
    return entries + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), offset, 0)
