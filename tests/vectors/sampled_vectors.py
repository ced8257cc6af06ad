"""The vectors of the list of who was sampled."""

from typing import Any

import msgspec
from tests.formats.exchange import makers as m
from tests.formats.exchange import sampled_makers as sm
from tests.vectors.vector_files import THIEF, save, to_station

from testdesk.formats.crypto import keys
from testdesk.formats.exchange.known_samples import write_known
from testdesk.formats.exchange.sampled_list import DOMAIN, write_list
from testdesk.formats.exchange.update import write_update
from testdesk.formats.sealed import container

KEY = sm.lists()[0].secret_key
WHOLE = write_list(sm.sampled_list(), city_signing_key=m.CITY_SEED, key=KEY)
OUTER = container.unpack(WHOLE, expected_format="testdesk-sampled").manifest
LINES = write_known(sm.known_samples())


def to_list(payload):
    return keys.age_encrypt(payload, [keys.age_recipient(KEY)])


def head(**change):
    return msgspec.json.encode({"count": 2, "round": "R7"} | change, order="sorted")


def sampled(manifest=None, lines=None, *, signing_key=m.CITY_SEED, seal=to_list, **change):
    held = {n: v for n, v in {**(manifest or OUTER), **change}.items() if v is not None}
    shown = [head(), *LINES] if lines is None else lines
    return m.sealed(held, shown, domain=DOMAIN, seal=seal, signing_key=signing_key)


def put(name, stage, refusal, data, held=None):
    context: dict[str, Any] = {"city": m.CITY, "city_key": m.CITY_KEY.hex(), "key": KEY}
    if held is not None:
        context["round"] = held.round
        context["lines"] = [line.decode() for line in write_known(held.samples)]
    scenario = f"{name.replace('-', ' ').capitalize()}."
    save("sampled", name, scenario, stage, refusal, data, **context)


def sampled_lists():
    put("who-was-sampled-is-read", "accepted", None, WHOLE, sm.sampled_list())
    manifests: dict[str, dict[str, Any]] = {
        "a-list-of-number-0-is-refused": {"number": 0},
        "a-list-with-a-field-more-is-refused": {"station": 3},
        "a-list-without-its-time-is-refused": {"created": None},
        "a-list-of-the-thirtieth-of-february-is-refused": {"created": "2022-02-30T08:00:00Z"},
    }
    for name, change in manifests.items():
        put(name, "manifest", "manifest_invalid", sampled(**change))
    moved = OUTER | {"number": 9}
    rebound = m.signed(
        moved,
        container.unpack(WHOLE, expected_format="testdesk-sampled").payload,
        domain=DOMAIN,
        signing_key=m.CITY_SEED,
    )
    for name, stage, code, data in (
        ("another-algorithm-of-a-list-is-unknown", "algorithm", "alg_unknown",
         sampled(alg="sm2+sm4")),
        ("version-2-of-a-list-is-unknown", "container", "version_unknown", sampled(version=2)),
        ("an-update-is-no-list", "container", "format_unknown",
         write_update(m.update(), city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)),
        ("a-list-of-another-city-is-not-ours", "city", "sampled_other_city",
         sampled(city="ab" * 16, signing_key=THIEF)),
        ("a-forged-list-is-refused", "signature", "signature_wrong", sampled(signing_key=THIEF)),
        ("a-station-cannot-write-a-list", "signature", "signature_wrong",
         sampled(signing_key=m.STATION_SEED)),
        ("a-list-under-another-key-cannot-be-opened", "decryption", "not_addressed_to_us",
         sampled(seal=to_station)),
        ("an-old-list-under-a-new-number-is-not-bound", "binding", "payload_not_bound", rebound),
    ):  # fmt: skip
        put(name, stage, code, data)
    refused_contents()


def refused_contents():
    for name, lines in {
        "an-empty-list-is-refused": [],
        "a-list-of-nobody-is-refused": [head(count=0)],
        "a-list-of-no-round-is-refused": [head(round=" "), *LINES],
        "a-list-whose-head-says-more-is-refused": [head(station=4), *LINES],
        "fewer-people-than-a-list-says-are-refused": [head(), LINES[0]],
        "more-people-than-a-list-says-are-refused": [head(count=1), *LINES],
        "more-people-than-a-list-can-hold-are-refused": [head(count=10**6), *LINES],
        "a-list-in-another-order-is-refused": [head(), *LINES[::-1]],
        "a-person-twice-in-a-list-is-refused": [head(), LINES[0], LINES[0]],
        "a-list-that-names-somebody-is-refused": [
            head(count=1),
            LINES[0].replace(b'"resident":"', b'"resident":"\xe9\x87\x91'),
        ],
    }.items():
        put(name, "contents", "sampled_damaged", sampled(lines=lines))
