"""The vectors of the update."""

from typing import Any

import msgspec
from tests.formats.exchange import makers as m
from tests.formats.exchange import sampled_makers as sm
from tests.vectors.vector_files import SMALL_ORDER, THIEF, save, to_headquarters, to_station

from testdesk.domain.journal.events import (
    Entry,
    ProxyCodeIssued,
    ProxyCodeRevoked,
    SampleVoided,
    TubeOpened,
)
from testdesk.formats.crypto import keys
from testdesk.formats.exchange.known_samples import write_known
from testdesk.formats.exchange.neighbours import PointKey
from testdesk.formats.exchange.receipt import write_receipt
from testdesk.formats.exchange.update import DOMAIN, write_update
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import write_entries

UPDATE = m.update()
WHOLE = write_update(UPDATE, city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
OUTER = container.unpack(WHOLE, expected_format="testdesk-update").manifest
SETTINGS: dict[str, Any] = {
    "card_key_id": 31,
    "card_key_ends": {"1": "2022-04-30"},
    "card_keys": {"1": m.seed("card key 1").hex(), "31": m.seed("card key 31").hex()},
    "neighbours": msgspec.to_builtins(UPDATE.neighbours),
    "pool_size": 10,
    "recipients": list(m.RECIPIENTS),
    "tube_form": "[A-Z]{0,2}[0-9]{8,14}",
}
NEWS = write_entries(UPDATE.hq_events)
CARDS = write_entries(UPDATE.station_events)


def settings(**change):
    held = {name: value for name, value in (SETTINGS | change).items() if value is not None}
    return msgspec.json.encode(held, order="sorted")


def update(manifest=None, lines=None, *, signing_key=m.CITY_SEED, seal=to_station, **change):
    held = {n: v for n, v in {**(manifest or OUTER), **change}.items() if v is not None}
    shown = [settings(), *NEWS, *CARDS] if lines is None else lines
    return m.sealed(held, shown, domain=DOMAIN, seal=seal, signing_key=signing_key)


def put_update(name, scenario, stage, refusal, data, held=None):
    context: dict[str, Any] = {
        "city": m.CITY,
        "city_key": m.CITY_KEY.hex(),
        "station": 3,
        "identity": m.STATION_AGE,
    }
    if held is not None:
        context["settings"] = settings().decode() if held is UPDATE else None
        lines = write_known(held.sampled) + write_entries([*held.hq_events, *held.station_events])
        context["lines"] = [line.decode() for line in lines]
        if held.lists:
            context["lists"] = msgspec.to_builtins(held.lists)
    description = scenario or name.replace("-", " ").capitalize() + "."
    save("update", name, description, stage, refusal, data, **context)


def updates():
    put_update("news-and-cards-are-read", "", "accepted", None, WHOLE, UPDATE)
    first = m.update(
        number=1, since=0, since_sha256="0" * 64, hq_events=(), station_events=(), neighbours=()
    )
    data = write_update(first, city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
    put_update("a-first-update-without-news-is-read", "", "accepted", None, data, first)
    erased = tuple(Entry(entry.header, None) for entry in UPDATE.hq_events)
    quiet = m.update(hq_events=erased, station_events=())
    data = write_update(quiet, city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
    put_update("news-for-other-points-travels-as-null", "", "accepted", None, data, quiet)
    held = m.update(holdings=m.holdings())
    data = write_update(held, city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
    put_update("what-headquarters-has-of-us-is-read", "", "accepted", None, data, held)
    known = m.update(round="R7", sampled=sm.known_samples())
    data = write_update(known, city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
    put_update("who-was-sampled-elsewhere-is-read", "", "accepted", None, data, known)
    announced = m.update(round="R7", lists=sm.lists())
    data = write_update(announced, city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
    put_update("lists-of-who-was-sampled-are-announced", "", "accepted", None, data, announced)
    void = m.chain([SampleVoided("ab" * 16, "not_swabbed", 4)], station=4)
    voided = m.update(station_events=tuple(void))
    data = write_update(voided, city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
    put_update("a-sample-that-became-void-is-read", "", "accepted", None, data, voided)
    at_point = m.update(
        place=2, point_key=PointKey(2, m.POINT_AGE), revoked_kits=("ab" * 16,), neighbours=()
    )
    data = write_update(at_point, city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
    put_update("what-is-said-of-the-point-is-read", "", "accepted", None, data, at_point)
    refused_outside()
    refused_settings()
    refused_samples(write_known(known.sampled))
    refused_events()


def refused_outside():
    manifests: dict[str, dict[str, Any]] = {
        "an-update-for-station-0-is-refused": {"station": 0},
        "an-update-number-0-is-refused": {"number": 0, "since": 0, "since_sha256": "0" * 64},
        "an-update-that-builds-on-itself-is-refused": {"since": 3},
        "an-update-on-the-kit-with-a-hash-is-refused": {"since": 0},
        "an-update-on-another-without-its-hash-is-refused": {"since_sha256": "0" * 64},
        "an-update-with-a-field-more-is-refused": {"head": "ab" * 32},
        "an-update-without-its-time-is-refused": {"created": None},
        "an-update-of-the-thirtieth-of-february-is-refused": {"created": "2022-02-30T08:00:00Z"},
    }
    for name, change in manifests.items():
        put_update(name, "", "manifest", "manifest_invalid", update(**change))
    old = container.unpack(WHOLE, expected_format="testdesk-update").payload
    moved = OUTER | {"number": 9, "payload": container.payload_entry(old)}
    rebound = m.signed(moved, old, domain=DOMAIN, signing_key=m.CITY_SEED)
    for name, stage, code, data in (
        ("another-algorithm-of-an-update-is-unknown", "algorithm", "alg_unknown",
         update(alg="sm2+sm4")),
        ("an-update-of-another-city-is-not-ours", "city", "update_other_city",
         update(city="ab" * 16, signing_key=THIEF)),
        ("a-forged-update-is-refused", "signature", "signature_wrong", update(signing_key=THIEF)),
        ("a-station-cannot-write-an-update", "signature", "signature_wrong",
         update(signing_key=m.STATION_SEED)),
        ("an-update-for-station-4-is-not-ours", "station", "update_other_station",
         update(station=4)),
        ("an-update-for-another-laptop-cannot-be-opened", "decryption", "not_addressed_to_us",
         update(seal=to_headquarters)),
        ("old-news-under-a-new-number-is-not-bound", "binding", "payload_not_bound", rebound),
        ("a-receipt-is-no-update", "container", "format_unknown",
         write_receipt(m.receipt(), city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)),
    ):  # fmt: skip
        put_update(name, "", stage, code, data)


def refused_settings():
    other = msgspec.to_builtins(UPDATE.neighbours[0])
    changes: dict[str, dict[str, Any]] = {
        "settings-that-sign-with-a-key-they-lack-are-refused": {"card_key_id": 2},
        "settings-with-an-end-of-the-key-that-signs-are-refused": {
            "card_key_ends": {"31": "2022-04-30"}
        },
        "settings-that-name-the-usual-validity-are-refused": {"card_valid_days": 180},
        "holdings-whose-gaps-overlap-are-refused": {
            "holdings": msgspec.to_builtins(m.holdings()) | {"missing": [[3, 6], [5, 8]]}
        },
        "settings-that-encrypt-to-a-point-of-small-order-are-refused": {
            "recipients": [SMALL_ORDER]
        },
        "settings-whose-tube-form-could-hang-a-desk-are-refused": {"tube_form": "(A+)+B"},
        "a-neighbour-twice-is-refused": {"neighbours": [other, other]},
        "neighbours-in-another-order-are-refused": {"neighbours": [other | {"station": 5}, other]},
        "a-neighbour-at-a-point-of-small-order-is-refused": {
            "neighbours": [other | {"recipient": SMALL_ORDER}]
        },
        "thirteen-neighbours-are-refused": {
            "neighbours": [other | {"station": number} for number in range(4, 17)]
        },
        "an-empty-list-of-neighbours-is-refused": {"neighbours": []},
        "settings-with-more-readers-than-a-batch-may-have-are-refused": {
            "point_key": {"generation": 1, "identity": m.POINT_AGE},
            "recipients": [keys.age_recipient(m.age_identity(f"spare {n}")) for n in range(15)],
        },
        "settings-with-a-secret-more-are-refused": {"person_key": "ab" * 32},
    }
    for name, change in changes.items():
        data = update(lines=[settings(**change), *NEWS, *CARDS])
        put_update(name, "", "contents", "update_damaged", data)
    spaced = settings().replace(b'"pool_size":10', b'"pool_size": 10')
    put_update("settings-with-a-space-are-refused", "", "contents", "update_damaged",
               update(lines=[spaced]))  # fmt: skip
    name = "an-update-without-settings-is-refused"
    put_update(name, "", "contents", "update_damaged", update(lines=[]))


def refused_samples(known):
    """Who was sampled: as many as announced, each well-formed, in order, and by other stations."""
    two, one, many = ({"sampled": {"count": n, "round": "R7"}} for n in (2, 1, 10**6))
    ours = [line.replace(b'"station":4', b'"station":3') for line in known]
    for name, change, lines in (
        ("fewer-samples-than-announced-are-refused", two, known[:1]),
        ("more-samples-than-a-payload-can-hold-are-refused", many, known),
        ("samples-in-another-order-are-refused", two, known[::-1]),
        ("a-sample-twice-is-refused", two, [known[0], known[0]]),
        ("a-sample-of-a-name-is-refused", one,
         [known[0].replace(b'"resident":"', b'"resident":"\xe9\x87\x91')]),
        ("a-sample-in-place-0-is-refused", one,
         [known[0].replace(b'"position":1', b'"position":0')]),
        ("a-sample-with-a-space-is-refused", one, [known[0].replace(b":", b": ", 1)]),
        ("a-sample-with-a-member-more-is-refused", one,
         [known[0].replace(b'"tube"', b'"operator":"x","tube"')]),
        ("a-sample-that-says-its-clock-was-right-is-refused", one,
         [known[0].replace(b'"position"', b'"doubtful":false,"position"')]),
    ):  # fmt: skip
        data = update(lines=[settings(**change), *lines, *NEWS], version=2)
        put_update(name, "", "contents", "update_damaged", data)
    refused_lists()
    no_round = settings(sampled={"count": 2, "round": " "})
    put_update("samples-of-no-round-are-refused", "", "contents", "update_damaged",
               update(lines=[no_round, *known], version=2))  # fmt: skip
    own_samples = update(lines=[settings(**two), *ours], version=2)
    put_update("our-own-sample-told-to-us-is-refused", "", "news", "update_damaged", own_samples)
    under_1 = update(lines=[settings(**two), *known])
    needless = update(lines=[settings()], version=2)
    for name, data in (
        ("samples-under-version-1-are-refused", under_1),
        ("version-2-that-says-what-version-1-can-say-is-refused", needless),
    ):
        put_update(name, "", "news", "update_damaged", data)
    put_update("version-3-of-an-update-is-unknown", "", "container", "version_unknown",
               update(version=3))  # fmt: skip


def refused_lists():
    """Sampled lists that are announced: each once, by number, under a valid key."""
    first, second = msgspec.to_builtins(sm.lists())
    for name, lists in (
        ("neither-samples-nor-lists-are-refused", []),
        ("lists-in-another-order-are-refused", [second, first]),
        ("a-list-twice-is-refused", [first, first]),
        ("list-number-0-is-refused", [first | {"number": 0}]),
        ("a-list-number-that-no-name-can-bear-is-refused", [first | {"number": 2**53}]),
        ("a-list-under-a-key-that-is-none-is-refused", [first | {"key": first["key"][:-1] + "Q"}]),
        ("a-list-with-a-member-more-is-refused", [first | {"round": "R7"}]),
    ):
        line = settings(sampled={"count": 0, "round": "R7", "lists": lists})
        put_update(name, "", "contents", "update_damaged", update(lines=[line, *NEWS], version=2))


def refused_events():
    own = m.chain([ProxyCodeIssued("5bcd15a1b2c3", 1, 1, "2022-03-26", 180, 31)], station=3)
    tube = m.chain([TubeOpened("YJ00000018", "R7", "pool", 10)], station=4)
    void = m.chain([ProxyCodeRevoked("ab" * 16, "lost")], station=4)
    bare = [Entry(void[0].header, None)]
    lines = {
        "news-with-a-gap-is-refused": [NEWS[0], NEWS[2]],
        "news-in-another-order-is-refused": [NEWS[1], NEWS[0]],
        "news-after-a-card-is-refused": [*CARDS, *NEWS],
        "our-own-card-told-to-us-is-refused": write_entries(own),
        "a-tube-of-another-station-is-refused": write_entries(tube),
        "an-erased-card-is-refused": write_entries(bare),
        "a-card-twice-is-refused": [CARDS[0], CARDS[0]],
        "cards-in-another-order-are-refused": [CARDS[1], CARDS[0]],
    }
    for name, shown in lines.items():
        data = update(lines=[settings(), *shown])
        put_update(name, "", "news", "update_damaged", data)
    changed = NEWS[0].replace(b"R8", b"R9")
    put_update("news-that-is-not-the-hashed-one-is-refused", "", "events", "event_damaged",
               update(lines=[settings(), changed]))  # fmt: skip
