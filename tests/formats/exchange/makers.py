"""A city and its station with fixed, public keys, and files of theirs, honest and forged."""

import base64
import hashlib
import hmac
import struct
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import (
    OperatorSignedIn,
    ProxyCodeIssued,
    ProxyCodeRevoked,
    RosterImported,
    RoundOpened,
    SampleTaken,
    StationSetUp,
    TubeOpened,
)
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import canonical
from testdesk.formats.exchange.batch import Sender, endorse
from testdesk.formats.exchange.city_settings import CitySettings
from testdesk.formats.exchange.holdings import Holdings
from testdesk.formats.exchange.kit import Kit, city_identity
from testdesk.formats.exchange.neighbours import Neighbour
from testdesk.formats.exchange.receipt import ConflictNote, Receipt
from testdesk.formats.exchange.update import Update
from testdesk.formats.exchange.voucher import vouch
from testdesk.formats.sealed import container

PASSPHRASE = "rain umbrella 24"
CREATED = "2022-03-26T08:00:00Z"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def seed(name: str) -> bytes:
    """The 32 bytes of a key of this name; they are no secret."""
    return hashlib.sha256(f"testdesk vectors/{name}".encode()).digest()


def bech32(prefix: str, data: bytes, *, padding: str = "0") -> str:
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += padding * (-len(bits) % 5)
    values = [int(bits[place : place + 5], 2) for place in range(0, len(bits), 5)]
    head = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = _polymod([*head, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return prefix + "1" + "".join(_BECH32[value] for value in values)


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(
            (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
        ):
            check ^= generator if top >> bit & 1 else 0
    return check


def age_identity(name: str) -> str:
    return bech32("age-secret-key-", seed(name)).upper()


def quick_age(data: bytes, passphrase: str, *, log_n: int = 4) -> bytes:
    """An age file under a passphrase with so little scrypt work that tests can open many.

    Written from c2sp.org/age alone, for at most 64 KiB.
    """
    salt, file_key, nonce = seed("scrypt")[:16], seed("file key")[:16], seed("nonce")[:16]
    wrap = Scrypt(b"age-encryption.org/v1/scrypt" + salt, 32, 1 << log_n, 8, 1)
    box = ChaCha20Poly1305(wrap.derive(passphrase.encode())).encrypt(bytes(12), file_key, None)
    head = f"age-encryption.org/v1\n-> scrypt {_b64(salt)} {log_n}\n{_b64(box)}\n---"
    mac_key = HKDF(SHA256(), 32, None, b"header").derive(file_key)
    mac = hmac.digest(mac_key, head.encode(), "sha256")
    stream_key = HKDF(SHA256(), 32, nonce, b"payload").derive(file_key)
    last = struct.pack(">11sB", bytes(11), 1)
    sealed = ChaCha20Poly1305(stream_key).encrypt(last, data, None)
    return f"{head} {_b64(mac)}\n".encode() + nonce + sealed


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


CITY_SEED = seed("city")
CITY_KEY = keys.public_key(CITY_SEED)
CITY = city_identity(CITY_KEY)
HEADQUARTERS_AGE = age_identity("headquarters")
RECIPIENTS = (
    keys.age_recipient(HEADQUARTERS_AGE),
    keys.age_recipient(age_identity("spare")),
)
STATION_SEED = seed("station 3")
STATION_KEY = keys.public_key(STATION_SEED)
STATION_AGE = age_identity("station 3")
STATION_RECIPIENT = keys.age_recipient(STATION_AGE)
ENROLMENT_SEED = seed("enrolment")
ENROLMENT_KEY = keys.public_key(ENROLMENT_SEED)
KIT_ID = seed("kit").hex()[:32]
POINT_AGE = age_identity("point")
VOUCHER = vouch(
    CITY_SEED, city=CITY, station=3, point="河南 하남", kit=KIT_ID, enrolment_key=ENROLMENT_KEY
)
SENDER = Sender(
    city=CITY,
    station=3,
    point="河南 하남",
    kit=KIT_ID,
    signing_key=STATION_SEED,
    recipient=STATION_RECIPIENT,
    endorsement=endorse(
        ENROLMENT_SEED, city=CITY, station=3, public=STATION_KEY, recipient=STATION_RECIPIENT
    ),
    recipients=RECIPIENTS,
)


def chain(bodies, *, station=3, operator="李敏"):
    """Entries of a journal from its beginning, one per second."""
    made = []
    prev = hash_chain.GENESIS
    for seq, body in enumerate(bodies, start=1):
        at = 1648252800 + seq
        entry = hash_chain.make_entry(
            body,
            event_id=hashlib.sha256(f"event {station}/{seq}".encode()).hexdigest()[:32],
            station=station,
            seq=seq,
            hlc=f"{at * 1000:012x}0000",
            at=f"2022-03-26T00:00:{seq % 60:02d}.000Z",
            operator=operator,
            prev=prev,
        )
        prev = hash_chain.header_hash(entry.header)
        made.append(entry)
    return made


def station_entries():
    """What station 3 did: set up, signed in, opened a tube, took two samples."""
    resident = "5bcd15a1b2c3"
    samples = [
        SampleTaken("R7", resident, "YJ00000017", place, "proxy_code", "河南 하남", "河南小区", "3")
        for place in (1, 2)
    ]
    set_up = StationSetUp(
        SENDER.point,
        KIT_ID,
        STATION_KEY.hex(),
        STATION_RECIPIENT,
        SENDER.endorsement.hex(),
        "0.1.0",
    )
    opened = TubeOpened("YJ00000017", "R7", "pool", 10)
    return chain([set_up, OperatorSignedIn("registrar"), opened, *samples])


def headquarters_entries():
    person = Resident("5bcd15a1b2c3", "金英", "김영", address=Address("河南小区", "3", "2", "201"))
    return chain([RoundOpened("R7"), RosterImported("河南小区", (person,))], station=0, operator="")


def receipt(**change):
    held: dict[str, Any] = {
        "city": CITY,
        "station": 3,
        "first": 1,
        "last": 5,
        "manifest_sha256": "ab" * 32,
        "verdict": "accepted",
        "reason": "",
        "highest_contiguous": 5,
        "conflicts": (ConflictNote("sampled_twice", 5),),
        "created": CREATED,
    }
    return Receipt(**held | change)


def holdings(**change):
    """All of station 3 up to 9 except two gaps, in headquarters' second epoch."""
    held: dict[str, Any] = {
        "epoch": "ee" * 16,
        "epoch_number": 2,
        "highest": 9,
        "missing": ((6, 6), (8, 8)),
    }
    return Holdings(**held | change)


def kit(**change):
    held: dict[str, Any] = {
        "city": CITY,
        "city_name": "延吉市指挥部",
        "station": 3,
        "point": "河南 하남",
        "kit": KIT_ID,
        "created": CREATED,
        "enrolment_seed": ENROLMENT_SEED,
        "city_key": CITY_KEY,
        "recipients": RECIPIENTS,
        "card_keys": {1: seed("card key 1"), 31: seed("card key 31")},
        "card_key_id": 31,
        "person_key": seed("person"),
        # A form of digits alone: existing kits have it, and keep it.
        "tube_form": "[A-Z]{0,2}[0-9]{8,14}",
        "entries": tuple(headquarters_entries()),
    }
    return Kit(**held | change)


def update(**change):
    """The third update of station 3: a round and two cards of station 4, one of them void."""
    own = keys.age_recipient(age_identity("station 4"))
    cards = chain(
        [
            ProxyCodeIssued("5bcd15a1b2c3", 1, 1, "2022-03-26", 180, 31),
            ProxyCodeRevoked("ab" * 16, "lost"),
        ],
        station=4,
    )
    news = chain([RoundOpened("R6"), RoundOpened("R7"), RoundOpened("R8"), RoundOpened("R9"),
                  RoundOpened("R10")], station=0, operator="")  # fmt: skip
    held: dict[str, Any] = {
        "city": CITY,
        "station": 3,
        "number": 3,
        "since": 2,
        "since_sha256": "cd" * 32,
        "created": CREATED,
        "settings": CitySettings(
            recipients=RECIPIENTS,
            card_keys={1: seed("card key 1"), 31: seed("card key 31")},
            card_key_id=31,
            card_key_ends={1: "2022-04-30"},
        ),
        "neighbours": (Neighbour(4, "河南 하남", keys.public_key(seed("station 4")).hex(), own),),
        "hq_events": tuple(news[2:]),
        "station_events": tuple(cards),
    }
    return Update(**held | change)


def sealed(manifest, lines, *, domain, seal, signing_key, first=None):
    """A file of any manifest and any lines, signed as if they were right.

    `seal` makes the age file; `first` is the payload's first line where it should not be bound.
    """
    outer = {name: value for name, value in manifest.items() if name != "payload"}
    public = keys.public_key(signing_key)
    binding = container.first_line(outer, public) if first is None else first
    payload = seal(container.pack_lines(binding, lines))
    return signed({**outer, "payload": container.payload_entry(payload)}, payload, domain=domain,
                  signing_key=signing_key)  # fmt: skip


def signed(manifest, payload, *, domain, signing_key):
    """A container of any manifest and any payload."""
    data = canonical.encode(manifest)
    return container.assemble(data, keys.sign(signing_key, domain, data), payload)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def repacked_with_a_flaw(box):
    """The file with one bit changed and its ZIP made anew: all of what is signed and of the
    signature, and samples of the payload, which is hashed as a whole."""
    parts = [box.manifest_bytes, box.signature, box.payload]
    for number, part in enumerate(parts):
        for place in range(0, len(part), 1 if number < 2 else 29):
            changed = bytearray(part)
            changed[place] ^= 1
            flawed = [*parts[:number], bytes(changed), *parts[number + 1 :]]
            yield container.assemble(flawed[0], flawed[1], flawed[2])
