"""Inputs for the readers of sealed files: the fuzzer writes any layer, the rest is made to fit.

A changed file would never pass its checksum, a changed manifest never its signature, a changed
line never its encryption. So the first byte of an input says which layer the others are, and what
lies around that layer is made as an honest writer would, by keys that are no secret.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from functools import cache
from typing import Any

import msgspec
from tests.formats.exchange import makers as m
from tests.formats.vector_reading import ROOT, load
from tests.hostile import bombs

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry, Header
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import canonical
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import write_entries

Unseal = Callable[[bytes], bytes]

_BEFORE_THE_EVENTS = {"batch": 0, "kit": 1, "update": 1}
_STATIONS = {"batch": 3, "kit": 0, "update": 0}
# Far more than a body of the longest input would need.
_MOST_BODIES = 200
_KIND = re.compile(rb'"kind":"([a-z][a-z0-9_]{0,63})"')


class Layer(IntEnum):
    """What the bytes of an input are, from the outside to the inside."""

    FILE = 0
    MANIFEST = 1
    AGE_FILE = 2
    PACKED = 3
    LINES = 4
    BODIES = 5


class Parts(msgspec.Struct, frozen=True):
    """What an honest writer of one kind of file uses; see `bombs.KINDS`."""

    outer: dict[str, Any]
    domain: bytes
    signing_key: bytes
    seal: Callable[[bytes], bytes]
    leading: tuple[bytes, ...]


@cache
def parts(kind: str) -> Parts:
    outer, domain, signing_key, seal = bombs.KINDS[kind](1, "0" * 64)
    return Parts(outer, domain, signing_key, seal, _leading(kind))


def _leading(kind: str) -> tuple[bytes, ...]:
    """The honest lines before the events."""
    count = _BEFORE_THE_EVENTS.get(kind, 0)
    if count == 0:
        return ()
    accepted = _vectors(kind, accepted=True)[0]
    box = container.unpack(accepted, expected_format=f"testdesk-{kind}", versions=(1, 2))
    unseal = UNSEAL[kind]
    return tuple(container.unpack_lines(unseal(box.payload), 1 << 20)[1][:count])


def file_of(kind: str, data: bytes) -> bytes:
    """The file that an input stands for."""
    content = data[1:]
    match Layer(data[0] % len(Layer)) if data else Layer.FILE:
        case Layer.FILE:
            return content
        case Layer.MANIFEST:
            return _with_manifest(kind, content)
        case Layer.AGE_FILE:
            return _with_payload(kind, content)
        case Layer.PACKED:
            return _with_payload(kind, parts(kind).seal(content))
        case Layer.LINES:
            return _with_lines(kind, content.split(b"\n"))
        case Layer.BODIES:
            return _with_bodies(kind, content.split(b"\n"))


def _with_manifest(kind: str, manifest: bytes) -> bytes:
    """Any manifest, rightly signed; if it is an object, of an honest payload."""
    made = parts(kind)
    payload = made.seal(container.pack_lines({}, []))
    try:
        value = canonical.decode(manifest)
    except Refusal:
        value = None
    if isinstance(value, dict):
        manifest = canonical.encode(value | {"payload": container.payload_entry(payload)})
    return _assembled(made, manifest, payload)


def _with_payload(kind: str, payload: bytes, change: Mapping[str, Any] | None = None) -> bytes:
    made = parts(kind)
    manifest = made.outer | dict(change or {}) | {"payload": container.payload_entry(payload)}
    return _assembled(made, canonical.encode(manifest), payload)


def _assembled(made: Parts, manifest: bytes, payload: bytes) -> bytes:
    signature = keys.sign(made.signing_key, made.domain, manifest)
    try:
        return container.assemble(manifest, signature, payload)
    except Refusal:  # larger than any container
        return b""


def _with_lines(kind: str, lines: list[bytes], change: Mapping[str, Any] | None = None) -> bytes:
    made = parts(kind)
    outer = made.outer | dict(change or {})
    binding = container.first_line(outer, keys.public_key(made.signing_key))
    return _with_payload(kind, made.seal(container.pack_lines(binding, lines)), change)


def _with_bodies(kind: str, bodies: list[bytes]) -> bytes:
    """Events of any bodies, whose headers and chain are right."""
    entries, prev = list[Entry](), hash_chain.GENESIS
    for seq, body in enumerate(bodies[:_MOST_BODIES], start=1):
        named = _KIND.search(body)
        header = Header(
            id=f"{seq:032x}", station=_STATIONS.get(kind, 0), seq=seq, hlc=f"{seq:016x}",
            at="2022-03-26T00:00:01.000Z", operator="", kind=named[1].decode() if named else "none",
            body_sha256=hashlib.sha256(body).hexdigest(), prev=prev,
        )  # fmt: skip
        entries.append(Entry(header, body))
        prev = hash_chain.header_hash(header)
    change = {"events": len(entries), "last": len(entries), "head": prev}
    lines = [*parts(kind).leading, *write_entries(entries)]
    return _with_lines(kind, lines, change if kind == "batch" else None)


UNSEAL: dict[str, Unseal] = {
    "batch": lambda payload: keys.age_decrypt(payload, [m.HEADQUARTERS_AGE]),
    "receipt": lambda payload: keys.age_decrypt(payload, [m.STATION_AGE]),
    "update": lambda payload: keys.age_decrypt(payload, [m.STATION_AGE]),
    "kit": lambda payload: keys.age_decrypt_passphrase(payload, m.PASSPHRASE),
}


def seeds(kind: str) -> Iterator[bytes]:
    """Every vector as a file, and each layer of those that can be opened."""
    for data in _vectors(kind):
        yield bytes([Layer.FILE]) + data
    for data in _vectors(kind):
        try:
            box = container.unpack(data, expected_format=f"testdesk-{kind}", versions=(1, 2))
            packed = UNSEAL[kind](box.payload)
            lines = container.unpack_lines(packed, 1 << 20)[1]
        except Refusal:
            continue
        yield bytes([Layer.MANIFEST]) + box.manifest_bytes
        yield bytes([Layer.AGE_FILE]) + box.payload
        yield bytes([Layer.PACKED]) + packed
        yield bytes([Layer.LINES]) + b"\n".join(lines)
        bodies = [found for line in lines if (found := _body_of(line))]
        if bodies:
            yield bytes([Layer.BODIES]) + b"\n".join(bodies)


def _body_of(line: bytes) -> bytes:
    """The body in an event's line; empty for other lines."""
    end = line.find(b',"header":')
    return line[len(b'{"body":') : end] if line.startswith(b'{"body":') and end > 0 else b""


def _vectors(kind: str, *, accepted: bool = False) -> list[bytes]:
    found = map(load, sorted((ROOT / "tests" / "vectors" / kind).glob("*.json")))
    return [one["file"] for one in found if not (accepted and one["refusal"])]
