"""The vectors of the receipt."""

from typing import Any

import msgspec
from tests.formats.exchange import makers as m
from tests.vectors.vector_files import THIEF, save, to_headquarters, to_station

from testdesk.formats.exchange.receipt import DOMAIN, write_receipt
from testdesk.formats.sealed import container

ANSWER = write_receipt(m.receipt(), city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
ANSWER_OUTER = container.unpack(ANSWER, expected_format="testdesk-receipt").manifest


def answer_line(**change):
    return msgspec.json.encode(
        m.receipt() if not change else raw_receipt() | change, order="sorted"
    )


def holding(**change):
    return answer_line(holdings=msgspec.to_builtins(m.holdings()) | change)


def raw_receipt():
    return msgspec.json.decode(msgspec.json.encode(m.receipt()))


def answer(manifest=None, lines=None, *, signing_key=m.CITY_SEED, seal=to_station, **change):
    held = {**(manifest or ANSWER_OUTER), **change}
    shown = [answer_line()] if lines is None else lines
    return m.sealed(held, shown, domain=DOMAIN, seal=seal, signing_key=signing_key)


def put_receipt(name, scenario, stage, refusal, data, held=None):
    context: dict[str, Any] = {
        "city": m.CITY,
        "city_key": m.CITY_KEY.hex(),
        "station": 3,
        "identity": m.STATION_AGE,
    }
    if held is not None:
        context["receipt"] = msgspec.to_builtins(held)
    save(
        "receipt",
        name,
        scenario or name.replace("-", " ").capitalize() + ".",
        stage,
        refusal,
        data,
        **context,
    )


def receipts():
    no = m.receipt(verdict="refused", reason="journal_forked", highest_contiguous=0, conflicts=())
    refusal = write_receipt(no, city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
    put_receipt("an-acceptance-is-read", "", "accepted", None, ANSWER, m.receipt())
    receipt = m.receipt(holdings=m.holdings())
    data = write_receipt(receipt, city_signing_key=m.CITY_SEED, recipient=m.STATION_RECIPIENT)
    scenario = "Headquarters was put back from a copy, and says what it lacks."
    put_receipt(
        "an-acceptance-that-says-what-is-missing-is-read", scenario, "accepted", None, data, receipt
    )
    put_receipt("a-refusal-is-read", "A laptop was set back.", "accepted", None, refusal, no)
    manifests: dict[str, dict[str, Any]] = {
        "a-receipt-for-station-0-is-refused": {"station": 0},
        "a-receipt-of-a-backward-range-is-refused": {"first": 9},
        "a-receipt-without-software-is-refused": {"software": ""},
    }
    for name, change in manifests.items():
        put_receipt(name, "", "manifest", "manifest_invalid", answer(**change))
    for stage, code, name, data in (
        (
            "algorithm",
            "alg_unknown",
            "another-algorithm-of-a-receipt-is-unknown",
            answer(alg="sm2+sm4"),
        ),
        (
            "city",
            "receipt_other_city",
            "a-receipt-of-another-city-is-not-ours",
            answer(city="ab" * 16, signing_key=THIEF),
        ),
        ("signature", "signature_wrong", "a-forged-receipt-is-refused", answer(signing_key=THIEF)),
    ):
        put_receipt(name, "", stage, code, data)
    refused_by_a_station()
    refused_answers()


def refused_by_a_station():
    name = "a-receipt-for-station-4-is-not-ours"
    put_receipt(name, "", "station", "receipt_other_station", answer(station=4))
    name, others = "a-receipt-for-another-laptop-cannot-be-opened", answer(seal=to_headquarters)
    put_receipt(name, "", "decryption", "not_addressed_to_us", others)
    old = container.unpack(ANSWER, expected_format="testdesk-receipt").payload
    moved = ANSWER_OUTER | {"first": 6, "last": 9, "payload": container.payload_entry(old)}
    data = m.signed(moved, old, domain=DOMAIN, signing_key=m.CITY_SEED)
    name = "an-old-answer-under-a-new-range-is-not-bound"
    put_receipt(name, "", "binding", "payload_not_bound", data)


def refused_answers():
    spaced = answer_line().replace(b":3", b": 3")
    for name, lines in {
        "an-acceptance-with-a-reason-is-refused": [answer_line(reason="journal_forked")],
        "a-refusal-without-a-reason-is-refused": [answer_line(verdict="refused")],
        "a-verdict-of-perhaps-is-refused": [answer_line(verdict="perhaps")],
        "a-conflict-outside-the-range-is-refused": [
            answer_line(conflicts=[{"kind": "sampled_twice", "seq": 6}])
        ],
        "an-answer-to-another-range-is-refused": [answer_line(last=4, conflicts=[])],
        "an-answer-of-two-lines-is-refused": [answer_line(), answer_line()],
        "an-empty-answer-is-refused": [],
        "an-answer-with-a-space-is-refused": [spaced],
        "an-answer-with-a-field-more-is-refused": [answer_line(colour="green")],
        "gaps-in-another-order-are-refused": [holding(missing=[[8, 8], [6, 6]])],
        "gaps-that-touch-are-refused": [holding(missing=[[6, 6], [7, 8]])],
        "a-gap-that-ends-before-it-begins-is-refused": [holding(missing=[[8, 6]])],
        "a-gap-above-what-is-there-is-refused": [holding(missing=[[6, 9]])],
        "an-acceptance-of-what-is-missing-is-refused": [holding(missing=[[3, 3]])],
        "two-answers-of-what-is-there-in-one-are-refused": [holding(missing=[[8, 8]])],
        "an-epoch-number-of-0-is-refused": [holding(epoch_number=0)],
        "holdings-with-a-field-more-are-refused": [holding(timeline=3)],
    }.items():
        put_receipt(name, "", "answer", "receipt_invalid", answer(lines=lines))
