"""Files of every kind that demand far more than their size."""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from functools import partial
from itertools import chain

from tests.formats.exchange import makers as m
from tests.formats.exchange import sampled_makers as sm

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry, Header, SampleTaken
from testdesk.formats.crypto import age_passphrase, keys
from testdesk.formats.crypto import vault as vaults
from testdesk.formats.encoding import canonical
from testdesk.formats.exchange import batch, kit, receipt, sampled_list, update
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import write_entries

MEBI = 1 << 20

# --- payloads -----------------------------------------------------------------------------------


def gzipped(pieces) -> bytes:
    """A gzip member like ours, of lines that may exceed memory together."""
    packer, digest, count = zlib.compressobj(9, zlib.DEFLATED, 31), hashlib.sha256(), -1
    packed = []
    for piece in pieces:
        digest.update(piece)
        count += piece.count(b"\n")
        packed.append(packer.compress(piece))
    trailer = b'{"lines":%d,"sha256":"%s"}\n' % (count, digest.hexdigest().encode())
    made = b"".join([*packed, packer.compress(trailer), packer.flush()])
    return made[:9] + b"\xff" + made[10:]


def container_of(kind: str, pieces, *, events: int = 1, head: str = "0" * 64) -> bytes:
    """A file of any lines, signed and bound as its kind demands."""
    outer, domain, signing_key, seal = KINDS[kind](events, head)
    return forged(outer, pieces, domain=domain, signing_key=signing_key, seal=seal)


def forged(outer, pieces, *, domain, signing_key, seal) -> bytes:
    """The same with any manifest, without its payload, and any key."""
    first = canonical.encode(container.first_line(outer, keys.public_key(signing_key))) + b"\n"
    payload = seal(gzipped(chain([first], pieces)))
    manifest = {**outer, "payload": container.payload_entry(payload)}
    made: bytes = m.signed(manifest, payload, domain=domain, signing_key=signing_key)
    return made


def _outer(data: bytes, expected: str) -> dict[str, object]:
    manifest = dict(container.unpack(data, expected_format=expected).manifest)
    del manifest["payload"]
    return manifest


def _batch(events: int, head: str):
    made = batch.write_batch(
        m.station_entries(), sender=m.SENDER, prev_batch=batch.NO_BATCH, created=m.CREATED
    )
    outer = _outer(made, batch.FORMAT) | {"events": events, "last": events, "head": head}
    seal = partial(keys.age_encrypt, recipients=[m.RECIPIENTS[0]])
    return outer, batch.DOMAIN, m.STATION_SEED, seal


def _update(_events: int, _head: str):
    made = update.write_update(
        m.update(), city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT
    )
    seal = partial(keys.age_encrypt, recipients=[m.STATION_RECIPIENT])
    return _outer(made, update.FORMAT), update.DOMAIN, m.CITY_SEED, seal


def _receipt(_events: int, _head: str):
    made = receipt.write_receipt(
        m.receipt(), city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT
    )
    seal = partial(keys.age_encrypt, recipients=[m.STATION_RECIPIENT])
    return _outer(made, receipt.FORMAT), receipt.DOMAIN, m.CITY_SEED, seal


def _kit(_events: int, _head: str):
    made = kit.write_kit(m.kit(), city_signing_key=m.CITY_SEED, passphrase=m.PASSPHRASE)
    return _outer(made, kit.FORMAT), kit.DOMAIN, m.CITY_SEED, little_work


def little_work(data: bytes) -> bytes:
    return age_passphrase.encrypt(data, m.PASSPHRASE, log_n=4)


def _sampled(_events: int, _head: str):
    key = sm.lists()[0].secret_key
    made = sampled_list.write_list(sm.sampled_list(), city_signing_key=m.CITY_SEED, key=key)
    seal = partial(keys.age_encrypt, recipients=[keys.age_recipient(key)])
    return _outer(made, sampled_list.FORMAT), sampled_list.DOMAIN, m.CITY_SEED, seal


KINDS = {
    "batch": _batch,
    "update": _update,
    "sampled": _sampled,
    "receipt": _receipt,
    "kit": _kit,
}


def again(line: bytes, times: int):
    """The same bytes many times, in pieces of some size."""
    at_once = max(1, MEBI // len(line))
    for start in range(0, times, at_once):
        yield line * min(at_once, times - start)


def entry_of(body: bytes, *, kind: str = "from_tomorrow", seq: int = 1, **more) -> Entry:
    header = Header(
        id="ab" * 16, station=3, seq=seq, hlc="017fc385cfe80000", at="2022-03-26T00:00:01.000Z",
        operator="", kind=kind, body_sha256=hashlib.sha256(body).hexdigest(),
        prev=hash_chain.GENESIS,
    )  # fmt: skip
    return Entry(
        Header(**{**{f: getattr(header, f) for f in header.__struct_fields__}, **more}), body
    )


def line_of(entry: Entry) -> bytes:
    return write_entries([entry])[0] + b"\n"


def one_event(body: bytes, *, kind: str = "from_tomorrow") -> bytes:
    entry = entry_of(body, kind=kind)
    return container_of("batch", [line_of(entry)], head=hash_chain.header_hash(entry.header))


def samples(count: int) -> list[Entry]:
    made: list[Entry] = m.chain(
        SampleTaken("R7", f"{n:012x}", f"YJ{n // 10:08d}", n % 10 + 1, "proxy_code", "p", "c", "3")
        for n in range(count)
    )
    return made


def honest_batch(count: int) -> bytes:
    return batch.write_batch(
        samples(count), sender=m.SENDER, prev_batch=batch.NO_BATCH, created=m.CREATED
    )


def unchained(count: int) -> bytes:
    """Events that differ only in their number, so that they pack well and never join."""
    body = b'{"kind":"from_tomorrow"}'
    lines = (line_of(entry_of(body, seq=n)) for n in range(1, count + 1))
    return container_of("batch", lines, events=count)


def nested(depth: int, opening: bytes = b"[", closing: bytes = b"]") -> bytes:
    return b'{"a":%b,"kind":"from_tomorrow"}' % (opening * depth + closing * depth)


def list_of(value: bytes, size: int) -> bytes:
    return b'{"a":[%b],"kind":"from_tomorrow"}' % b",".join([value] * (size // (len(value) + 1)))


def cards_printed(size: int) -> bytes:
    cards = b",".join([b'"a"'] * (size // 4))
    return b'{"cards":[%b],"kind":"cards_printed","layout":"a4","printer":"p"}' % cards


def roster_taken(size: int) -> bytes:
    person = b'{"name":"","resident":""}'
    people = b",".join([person] * (size // (len(person) + 1)))
    return b'{"compound":"","kind":"roster_taken","residents":[%b]}' % people


def settings_line(kind: str, size: int) -> bytes:
    """The second line of a kit or an update, with endlessly repeated card keys."""
    return container_of(kind, [b'{"card_keys":{', *again(b'"1":"%b",' % (b"a" * 64), size // 71),
                               b'"2":""}}\n'])  # fmt: skip


# --- age ----------------------------------------------------------------------------------------


def with_payload(kind: str, payload: bytes) -> bytes:
    outer, domain, signing_key, _ = KINDS[kind](1, "0" * 64)
    manifest = {**outer, "payload": container.payload_entry(payload)}
    made: bytes = m.signed(manifest, payload, domain=domain, signing_key=signing_key)
    return made


def scrypt_work(log_n: int | str) -> bytes:
    honest = little_work(b"x")
    return with_payload(
        "kit", re.sub(rb"(-> scrypt \S+) 4\n", rb"\1 %b\n" % str(log_n).encode(), honest)
    )


def scrypt_twice() -> bytes:
    head, rest = little_work(b"x").split(b"\n---", 1)
    version, stanza = head.split(b"\n", 1)
    heavy = stanza.replace(b" 4\n", b" 22\n")
    return with_payload("kit", b"\n".join([version, stanza, heavy]) + b"\n---" + rest)


def many_stanzas(kind: str, count: int) -> bytes:
    sealed = keys.age_encrypt(b"x", [m.RECIPIENTS[1]])
    head, rest = sealed.split(b"\n---", 1)
    version, stanza = head.split(b"\n", 1)
    return with_payload(kind, version + (b"\n" + stanza) * count + b"\n---" + rest)


def endless_header(kind: str, size: int) -> bytes:
    return with_payload(kind, b"age-encryption.org/v1\n-> a\n" + b"A" * size)


# --- containers, vaults, backups ----------------------------------------------------------------


def manifest_of(data: bytes) -> bytes:
    return container.assemble(data, bytes(64), b"")


def announced(size: int) -> bytes:
    data = bytearray(manifest_of(b"{}"))
    start = data.index(b"payload.age")
    data[start - 12 : start - 4] = size.to_bytes(4, "little") * 2
    return bytes(data)


def trailing(size: int) -> bytes:
    return manifest_of(b"{}") + bytes(size)


def vault_of(**kdf) -> bytes:
    body = canonical.decode(vaults.seal_vault(b"x", m.PASSPHRASE, salt=bytes(16), nonce=bytes(12)))
    del body["checksum"]
    body["kdf"] |= kdf
    checksum = hashlib.sha256(canonical.encode(body)).hexdigest()
    return canonical.encode({**body, "checksum": checksum})


def big_vault(size: int) -> bytes:
    return b'{"checksum":[' + b",".join([b"[]"] * (size // 3)) + b"]}"


def backup_of(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


BACKUP = {
    "backup.json": b'{"format":"testdesk-backup","version":1,"station":3,"length":1,'
    b'"created":"","software":""}',
    "station.vault": b"{}",
    "station.db": b"x",
}


def many_members(count: int) -> bytes:
    """A directory of very many empty members, all at one place."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *[20] * 2, *[0] * 4, *[0] * 3, 1, *[0] * 6)
    directory = b"".join([entry + b"a"] * count)
    end = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, *[min(count, 65535)] * 2, len(directory), 4, 0
    )
    return b"PK\x03\x04" + directory + end


def form_of(size: int) -> bytes:
    return b"name=" + b"a" * size
