"""The vectors of the batch."""

from typing import Any

import msgspec
from tests.formats.exchange import makers as m
from tests.vectors.vector_files import SMALL_ORDER, THIEF, save, to_headquarters, to_station

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.formats.crypto import keys
from testdesk.formats.exchange.batch import (
    DOMAIN,
    NO_BATCH,
    AcknowledgedUpdate,
    endorse,
    write_batch,
)
from testdesk.formats.exchange.receipt import write_receipt
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import write_entries

ENTRIES = m.station_entries()
LINES = write_entries(ENTRIES)


def written(entries=ENTRIES, sender=m.SENDER, acknowledged=None):
    before = NO_BATCH if entries[0].header.seq == 1 else "77" * 32
    return write_batch(
        entries, sender=sender, prev_batch=before, created=m.CREATED, acknowledged=acknowledged
    )


OUTER = container.unpack(written(), expected_format="testdesk-batch").manifest


def batch(manifest=None, lines=LINES, *, seal=to_headquarters, signing_key=m.STATION_SEED, **more):
    held = OUTER if manifest is None else manifest
    return m.sealed(held, lines, domain=DOMAIN, seal=seal, signing_key=signing_key, **more)


def outer(**change):
    return {name: value for name, value in (OUTER | change).items() if value is not None}


def put_batch(name, scenario, stage, refusal, data, entries=None):
    context: dict[str, Any] = {
        "enrolment_key": m.ENROLMENT_KEY.hex(),
        "identity": m.HEADQUARTERS_AGE,
    }
    if entries is not None:
        context["lines"] = [line.decode() for line in write_entries(entries)]
    description = scenario or name.replace("-", " ").capitalize() + "."
    save("batch", name, description, stage, refusal, data, **context)


def changed(seq, body=None, **change):
    """The station's entries with one header changed and the rest of the chain made again."""
    made, prev = [], hash_chain.GENESIS
    for entry in ENTRIES:
        own = change if entry.header.seq == seq else {}
        header = msgspec.structs.replace(entry.header, **({"prev": prev} | own))
        prev = hash_chain.header_hash(header)
        made.append(Entry(header, entry.body if body is None or not own else body))
    return made


def around(entries, **change):
    """A batch whose manifest fits these entries, whatever they are."""
    ends = {"prev": entries[0].header.prev, "head": hash_chain.header_hash(entries[-1].header)}
    return batch(outer(**(ends | change)), write_entries(entries))


def of_body(seq, body, kind):
    return changed(seq, body, kind=kind, body_sha256=m.sha256(body))


def good_batches():
    bare = [ENTRIES[0], *(Entry(entry.header, None) for entry in ENTRIES[1:])]
    later = of_body(4, b'{"grams":3,"kind":"swab_weighed"}', "swab_weighed")
    other = of_body(2, b'{"kind":"operator_signed_in","role":7}', "operator_signed_in")
    for name, data, entries in (
        ("five-events-of-station-3-are-read", written(), ENTRIES),
        ("a-batch-that-continues-another-is-read", written(ENTRIES[2:]), ENTRIES[2:]),
        ("erased-bodies-travel-as-null", written(bare), bare),
        ("an-event-of-a-later-kind-is-kept", around(later), later),
        ("a-known-kind-with-unknown-values-is-kept", around(other), other),
        (
            "a-station-tells-which-update-it-has",
            written(acknowledged=AcknowledgedUpdate(3, "cd" * 32)),
            ENTRIES,
        ),
    ):
        put_batch(name, "", "accepted", None, data, entries)


MANIFESTS = {
    "a-hash-in-capitals-is-refused": ("Hex is lower case.", {"head": OUTER["head"].upper()}),
    "a-short-city-is-refused": ("31 digits.", {"city": m.CITY[1:]}),
    "station-0-sends-no-batch": ("0 is headquarters.", {"station": 0}),
    "station-1024-does-not-exist": ("Ten bits hold 1023.", {"station": 1024}),
    "a-station-in-quotes-is-refused": ("A text, not a number.", {"station": "3"}),
    "a-point-of-spaces-is-refused": ("It names no place.", {"point": " \u3000"}),
    "a-range-that-runs-backwards-is-refused": ("6 to 5.", {"first": 6, "events": 0}),
    "a-count-that-is-not-of-the-range-is-refused": ("1 to 5, four events.", {"events": 4}),
    "a-time-without-zone-is-refused": ("Whose eight o'clock?", {"created": m.CREATED[:-1]}),
    "the-thirtieth-of-february-is-refused": ("", {"created": "2022-02-30T08:00:00Z"}),
    "a-field-more-is-refused": ("Version 1 has no colour.", {"colour": "green"}),
    "a-field-less-is-refused": ("No point.", {"point": None}),
    "nobody-as-recipient-is-refused": ("An empty list.", {"recipients": []}),
    "a-recipient-with-a-typing-error-is-refused": (
        "Bech32's checksum finds it.",
        {"recipients": [m.RECIPIENTS[0][:-1] + "q"]},
    ),
    "an-answer-to-a-point-of-small-order-is-refused": (
        "Whoever encrypts the receipt to it would stop.",
        {"signer": OUTER["signer"] | {"recipient": SMALL_ORDER}},
    ),
    "a-first-event-with-a-predecessor-is-refused": ("", {"prev": "11" * 32}),
    "an-update-number-0-that-nobody-told-is-refused": (
        "Without an update the member is left out.",
        {"told": {"number": 0, "manifest_sha256": "00" * 32}},
    ),
    "an-update-without-its-hash-is-refused": ("", {"told": {"number": 3}}),
    "a-first-batch-with-a-predecessor-is-refused": ("", {"prev_batch": "11" * 32}),
}


def refused_manifests():
    for name, (scenario, change) in MANIFESTS.items():
        put_batch(name, scenario, "manifest", "manifest_invalid", batch(outer(**change)))
    for name, alg in (("sm2-is-not-known-yet", "sm2+sm4"), ("no-algorithm-is-unknown", None)):
        put_batch(
            name,
            "`alg` is judged first.",
            "algorithm",
            "alg_unknown",
            batch(outer(alg=alg, signer="of another form")),
        )
    receipt = write_receipt(m.receipt(), city_signing_key=m.CITY_SEED, recipient=m.RECIPIENTS[0])
    put_batch("a-receipt-is-no-batch", "", "container", "format_unknown", receipt)
    put_batch(
        "a-batch-without-its-last-byte-is-truncated",
        "",
        "container",
        "file_truncated",
        written()[:-1],
    )


def refused_senders():
    put_batch(
        "a-stranger-signs-for-station-3",
        "The manifest names the station's key.",
        "signature",
        "signature_wrong",
        batch(signing_key=THIEF),
    )
    signer = OUTER["signer"] | {"public_key": keys.public_key(THIEF).hex()}
    put_batch(
        "a-key-that-no-kit-endorsed-is-a-stranger",
        "A thief names its own key.",
        "endorsement",
        "station_not_enrolled",
        batch(outer(signer=signer), signing_key=THIEF),
    )
    four = endorse(
        m.ENROLMENT_SEED,
        city=m.CITY,
        station=4,
        public=m.STATION_KEY,
        recipient=m.STATION_RECIPIENT,
    )
    put_batch(
        "a-station-does-not-speak-for-another",
        "The kit endorsed station 4.",
        "endorsement",
        "station_not_enrolled",
        batch(outer(signer=OUTER["signer"] | {"endorsement": four.hex()})),
    )


def refused_payloads():
    put_batch(
        "a-batch-sealed-for-others-cannot-be-opened",
        "The manifest lies about recipients.",
        "decryption",
        "not_addressed_to_us",
        batch(seal=to_station),
    )
    for name, data in stolen_payloads():
        put_batch(name, "", "binding", "payload_not_bound", data)
    cut = batch(seal=lambda data: to_headquarters(data[:-1]))
    put_batch("a-payload-without-its-last-byte-is-damaged", "", "lines", "payload_damaged", cut)


def stolen_payloads():
    """A true payload under other manifests, each rightly signed and endorsed."""
    stolen = container.unpack(written(), expected_format="testdesk-batch").payload
    moved = outer(point="别处", payload=container.payload_entry(stolen))
    data = m.signed(moved, stolen, domain=DOMAIN, signing_key=m.STATION_SEED)
    yield "a-stolen-payload-under-another-manifest-is-not-bound", data
    public = keys.public_key(THIEF)
    own = endorse(
        m.ENROLMENT_SEED, city=m.CITY, station=3, public=public, recipient=m.STATION_RECIPIENT
    )
    signer = OUTER["signer"] | {"public_key": public.hex(), "endorsement": own.hex()}
    taken = moved | {"point": OUTER["point"], "signer": signer}
    data = m.signed(taken, stolen, domain=DOMAIN, signing_key=THIEF)
    yield "a-second-laptop-cannot-claim-the-first-ones-payload", data


EVENTS: dict[str, dict[str, Any]] = {
    "an-id-in-capitals-is-refused": {"id": "AB" * 16},
    "a-clock-of-15-digits-is-refused": {"hlc": "017fc3a5b980000"},
    "an-event-of-station-1024-is-refused": {"station": 1024},
    "an-event-without-zone-is-refused": {"at": "2022-03-26T00:00:02.000"},
    "an-event-at-25-o-clock-is-refused": {"at": "2022-03-26T25:00:02.000Z"},
    "an-operator-with-a-zero-character-is-refused": {"operator": "李\0敏"},
    "a-header-of-another-kind-is-refused": {"kind": "round_opened"},
    "a-body-that-is-not-the-hashed-one-is-refused": {"body_sha256": "11" * 32},
}
BODIES = {
    "a-body-that-is-not-sorted-is-refused": b'{"role":"lead","kind":"operator_signed_in"}',
    "a-body-with-a-kind-twice-is-refused": b'{"kind":"x","kind":"operator_signed_in"}',
    "a-body-with-a-fraction-is-refused": b'{"grams":0.5,"kind":"operator_signed_in"}',
    "a-body-that-is-a-list-is-refused": b'["operator_signed_in"]',
}


def refused_events():
    for name, change in EVENTS.items():
        put_batch(
            name,
            "In the header of event 2.",
            "events",
            "event_damaged",
            around(changed(2, **change)),
        )
    for name, body in BODIES.items():
        put_batch(
            name,
            "In event 2, rightly hashed.",
            "events",
            "event_damaged",
            around(of_body(2, body, "operator_signed_in")),
        )
    spaced = [LINES[0].replace(b'"header":', b'"header": '), *LINES[1:]]
    put_batch("a-line-with-a-space-is-refused", "", "events", "event_damaged", batch(lines=spaced))


def refused_ranges():
    ranges = {
        "fewer-events-than-the-manifest-names-are-refused": batch(lines=LINES[:4]),
        "no-events-at-all-are-refused": batch(lines=[]),
        "two-events-in-the-wrong-order-are-refused": batch(lines=[*LINES[:3], *LINES[:2:-1]]),
        "an-event-twice-is-refused": batch(lines=[*LINES[:4], LINES[3]]),
        "a-range-that-is-not-the-inner-one-is-refused": around(
            ENTRIES, first=2, last=6, prev="11" * 32
        ),
        "another-head-is-refused": batch(outer(head="11" * 32)),
        "an-event-of-another-station-is-refused": around(changed(2, station=4)),
        "a-broken-chain-is-refused": around(changed(2, prev="11" * 32)),
    }
    for name, data in ranges.items():
        put_batch(name, "", "range", "chain_broken", data)


def batches():
    good_batches()
    refused_manifests()
    refused_senders()
    refused_payloads()
    refused_events()
    refused_ranges()
