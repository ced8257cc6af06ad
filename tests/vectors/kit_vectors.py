"""The vectors of the kit."""

import json
from functools import partial
from typing import Any

import msgspec
from tests.formats.exchange import makers as m
from tests.vectors.batch_vectors import LINES
from tests.vectors.vector_files import SMALL_ORDER, THIEF, by_passphrase, save, to_station

from testdesk.formats.crypto import keys
from testdesk.formats.encoding import canonical
from testdesk.formats.exchange.kit import DOMAIN, city_identity, write_kit
from testdesk.formats.sealed import container


def kit_lines():
    """Manifest, secrets and event lines, as `write_kit` makes them."""
    data = write_kit(m.kit(), city_signing_key=m.CITY_SEED, passphrase=m.PASSPHRASE)
    box = container.unpack(data, expected_format="testdesk-kit")
    plain = keys.age_decrypt_passphrase(box.payload, m.PASSPHRASE)
    _, lines = container.unpack_lines(plain, 1 << 20)
    return data, box.manifest, json.loads(lines[0]), lines[1:]


def put_kit(name, scenario, stage, refusal, data, kit=None, **more):
    context: dict[str, Any] = {"passphrase": m.PASSPHRASE, **more}
    if kit is not None:
        context["events"] = len(kit.entries)
    save(
        "kit",
        name,
        scenario or name.replace("-", " ").capitalize() + ".",
        stage,
        refusal,
        data,
        **context,
    )


SECRETS = {
    "a-kit-with-card-key-32-is-refused": {"card_keys": {"31": "11" * 32, "32": "22" * 32}},
    "a-kit-with-card-key-01-is-refused": {"card_keys": {"31": "11" * 32, "01": "22" * 32}},
    "a-kit-with-a-card-key-of-31-bytes-is-refused": {"card_keys": {"31": "11" * 31}},
    "a-kit-without-card-keys-is-refused": {"card_keys": {}},
    "a-kit-that-signs-with-a-key-it-lacks-is-refused": {"card_key_id": 2},
    "a-kit-with-a-short-person-key-is-refused": {"person_key": "11" * 16},
    "a-kit-with-pools-of-seven-is-refused": {"pool_size": 7},
    "a-kit-whose-tube-form-could-hang-a-desk-is-refused": {"tube_form": "([A-Z]+)+"},
    "a-kit-whose-tube-form-matches-nothing-is-refused": {"tube_form": ""},
    "a-kit-for-nobody-to-read-batches-is-refused": {"recipients": []},
    "a-kit-that-encrypts-to-a-point-of-small-order-is-refused": {"recipients": [SMALL_ORDER]},
    "a-kit-with-a-secret-more-is-refused": {"colour": "green"},
    "a-kit-with-an-end-of-the-key-that-signs-is-refused": {"card_key_ends": {"31": "2022-09-30"}},
    "a-kit-with-an-end-of-a-key-it-lacks-is-refused": {"card_key_ends": {"2": "2022-09-30"}},
    "a-kit-with-an-end-on-no-day-is-refused": {"card_key_ends": {"1": "2022-02-30"}},
    "a-kit-with-an-end-in-another-spelling-is-refused": {"card_key_ends": {"1": "20220930"}},
    "a-kit-with-empty-ends-is-refused": {"card_key_ends": {}},
    "a-kit-whose-cards-hold-for-no-day-is-refused": {"card_valid_days": 0},
    "a-kit-whose-cards-hold-for-45-days-is-refused": {"card_valid_days": 45},
    "a-kit-whose-cards-hold-for-640-days-is-refused": {"card_valid_days": 640},
    "a-kit-that-names-the-usual-validity-is-refused": {"card_valid_days": 180},
    "a-kit-that-says-it-is-no-renewal-is-refused": {"renewal": False},
    "a-kit-whose-renewal-is-a-number-is-refused": {"renewal": 1},
}
# What a renewal contains besides the rest.
RENEWAL = {"card_key_ends": {"1": "2022-09-30"}, "card_valid_days": 90, "renewal": True}


TRUE, OUTER, HELD, EVENTS = kit_lines()


# The second station of its point; one laptop of the point is not believed.
AT_POINT = {
    "place": 2,
    "point_key": {"generation": 2, "identity": m.POINT_AGE},
    "revoked_kits": ["ab" * 16],
    "voucher": m.VOUCHER.hex(),
}
REFUSED_POINT = {
    "a-kit-for-desk-0-of-the-point-is-refused": {"place": 0},
    "a-kit-that-names-the-first-place-is-refused": {"place": 1},
    "a-kit-whose-point-key-is-another-text-is-refused": {
        "point_key": {"generation": 1, "identity": m.POINT_AGE[:-1] + "Q"}
    },
    "a-kit-whose-point-key-has-no-generation-is-refused": {
        "point_key": {"generation": 0, "identity": m.POINT_AGE}
    },
    "a-kit-with-revoked-kits-in-another-order-is-refused": {"revoked_kits": ["ab" * 16, "aa" * 16]},
    "a-kit-with-257-revoked-kits-is-refused": {
        "revoked_kits": [f"{number:032x}" for number in range(257)]
    },
    "a-kit-with-half-a-voucher-is-refused": {"voucher": "ab" * 32},
    "a-kit-with-thirteen-neighbours-is-refused": {
        "neighbours": [
            msgspec.to_builtins(m.update().neighbours[0]) | {"station": number}
            for number in range(4, 17)
        ]
    },
}


def made(lines=None, *, manifest=OUTER, seal=by_passphrase, signing_key=m.CITY_SEED):
    shown = [canonical.encode(HELD), *EVENTS] if lines is None else lines
    return m.sealed(manifest, shown, domain=DOMAIN, seal=seal, signing_key=signing_key)


def endless(data):
    """The same file, asking for 2^40 rounds of scrypt."""
    return by_passphrase(data).replace(b" 4\n", b" 40\n", 1)


def stolen_kit():
    """A thief's manifest and signature around the city's sealed part."""
    box = container.unpack(made(), expected_format="testdesk-kit")
    public = keys.public_key(THIEF)
    own = box.manifest | {"city_key": public.hex(), "city": city_identity(public)}
    return m.signed(own, box.payload, domain=DOMAIN, signing_key=THIEF)


def kits():
    put_kit("a-kit-is-read", "As a headquarters seals it.", "accepted", None, TRUE, m.kit())
    little = "Other age programs choose other work."
    put_kit("a-kit-of-little-scrypt-work-is-read", little, "accepted", None, made(), m.kit())
    renewal = made([canonical.encode(HELD | RENEWAL), *EVENTS])
    scenario = "Key 1 ends, cards hold for 90 days; for a laptop that is this station already."
    put_kit("a-renewal-is-read", scenario, "accepted", None, renewal, m.kit(), differs=RENEWAL)
    scenario = "The second desk of its point; headquarters vouches for its enrolment key."
    second = made([canonical.encode(HELD | AT_POINT), *EVENTS], manifest=OUTER | {"version": 2})
    name = "a-kit-that-speaks-of-its-point-is-read"
    put_kit(name, scenario, "accepted", None, second, m.kit(), differs=AT_POINT)
    ends = {"version": 2, "expires": "2022-04-09T08:00:00Z"}
    expiring, differs = made(manifest=OUTER | ends), {"expires": ends["expires"]}
    put_kit("a-kit-that-expires-is-read", "", "accepted", None, expiring, m.kit(), differs=differs)
    no_day = made(manifest=OUTER | ends | {"expires": "2022-02-30T08:00:00Z"})
    name = "a-kit-that-expires-on-no-day-is-refused"
    put_kit(name, "", "manifest", "manifest_invalid", no_day)
    refused_kits()
    refused_points()
    secrets = canonical.encode(HELD)
    for name, lines in {
        "a-kit-without-contents-is-refused": [],
        "a-kit-with-a-space-is-refused": [secrets.replace(b":", b": ", 1), *EVENTS],
        "a-kit-with-a-gap-in-its-journal-is-refused": [secrets, EVENTS[1]],
        "a-kit-with-a-stations-journal-is-refused": [secrets, *LINES],
        **{n: [canonical.encode(HELD | change), *EVENTS] for n, change in SECRETS.items()},
    }.items():
        put_kit(name, "", "contents", "kit_damaged", made(lines))
    cut = made([secrets, EVENTS[0][:-1]])
    put_kit("a-kit-with-a-damaged-event-is-refused", "", "events", "event_damaged", cut)


def refused_points():
    for name, change in REFUSED_POINT.items():
        lines = [canonical.encode(HELD | AT_POINT | change), *EVENTS]
        put_kit(name, "", "contents", "kit_damaged", made(lines, manifest=OUTER | {"version": 2}))
    under_1 = made([canonical.encode(HELD | AT_POINT), *EVENTS])
    name = "a-kit-that-speaks-of-its-point-under-version-1-is-refused"
    put_kit(name, "", "contents", "kit_damaged", under_1)
    put_kit("version-3-of-a-kit-is-unknown", "", "container", "version_unknown",
            made(manifest=OUTER | {"version": 3}))  # fmt: skip


def refused_kits():
    for name, change in {
        "a-kit-whose-city-is-not-its-keys-is-refused": {"city": "ab" * 16},
        "a-kit-for-station-1024-is-refused": {"station": 1024},
    }.items():
        put_kit(name, "", "manifest", "manifest_invalid", made(manifest=OUTER | change))
    unknown, strange = made(manifest=OUTER | {"alg": "sm2+sm4"}), made(signing_key=THIEF)
    put_kit("another-algorithm-of-a-kit-is-unknown", "", "algorithm", "alg_unknown", unknown)
    put_kit("a-kit-that-a-stranger-signed-is-refused", "", "signature", "signature_wrong", strange)
    wrong = partial(m.quick_age, passphrase="another")
    for name, code, seal in (
        ("a-kit-does-not-open-by-another-passphrase", "passphrase_wrong", wrong),
        ("a-kit-that-asks-for-endless-work-is-refused", "passphrase_work_excessive", endless),
        ("a-kit-sealed-for-a-key-is-refused", "not_addressed_to_us", to_station),
    ):
        put_kit(name, "", "passphrase", code, made(seal=seal))
    name = "a-kit-under-a-thiefs-city-is-not-bound"
    put_kit(name, "", "binding", "payload_not_bound", stolen_kit())
