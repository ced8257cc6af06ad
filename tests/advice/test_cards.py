"""Cards, numbers and codes that are scanned at registration, and the advice for each refusal."""

import dataclasses
import datetime as dt

import msgspec
from tests.advice.walking import advice
from tests.made_station import FATHER, HALMEONI, MOTHER, TUBES, id_number

from testdesk.formats.card_number import format_card_number
from testdesk.formats.proxy_code import ProxyCode, encode_proxy_code
from testdesk.gui.register.verdict_texts import reason_text
from testdesk.messages.sentences import what_and_todo
from testdesk.services.cards import codes
from testdesk.services.people import bindings
from testdesk.services.people.directory import WalkIn, register_walk_in
from testdesk.services.scanning import code_owner, tube_scans

SAMPLED = ("accepted", "sampled")
PHONE_CODE = "https://jkm.example.cn/q?c=Ab3dE5gH7jK9"
STRANGER = id_number("19911111", 5)
LOST = codes.Applicant(reason="card_lost")


def issue(station, number=HALMEONI, **more):
    args = {"context": station.context}
    return codes.issue(**args, resident=station.who(number), **more).value


def forged(station, issued, *, key=None, **changes):
    """A code like an issued one, with other contents or another key."""
    code = ProxyCode(
        key_id=issued.card.key_id,
        station=1,
        subject=issued.card.resident,
        issue_day=issued.card.valid_until - dt.timedelta(days=180),
        issue_number=issued.card.issue_number,
        id_tag=0,
    )
    kept = station.station.identity.card_keys[1]
    return encode_proxy_code(msgspec.structs.replace(code, **changes), key or kept)


def refused(met, station, line, code, excerpt):
    station.clock.forward(seconds=10)
    answer = station.scan(line)
    assert answer.reason == code
    met.reported(code, excerpt)


@advice("code_replaced")
def test_an_older_card(met, station_with_tube):
    old, new = issue(station_with_tube), issue(station_with_tube, replacing=True, applicant=LOST)
    refused(
        met,
        station_with_tube,
        old.code,
        "code_replaced",
        "Ask for the newer card or for the ID card",
    )
    assert station_with_tube.scans(new.code) == [SAMPLED]


@advice("code_revoked")
def test_a_card_that_is_void(met, station_with_tube):
    card = issue(station_with_tube)
    codes.revoke(station_with_tube.context, card=card.card.card, reason="丢失")
    refused(
        met, station_with_tube, card.code, "code_revoked", "the proxy clerk can print a new card"
    )
    assert station_with_tube.scans(issue(station_with_tube).code) == [SAMPLED]


@advice("code_expired")
def test_a_card_that_is_old_and_one_that_only_the_clock_calls_old(met, station_with_tube):
    card = issue(station_with_tube)
    right = station_with_tube.clock.moment
    station_with_tube.clock.moment = dt.datetime(
        2031, 1, 1, tzinfo=dt.UTC
    )  # the laptop's date is wrong
    refused(met, station_with_tube, card.code, "code_expired", "Check the date")
    station_with_tube.clock.moment = right
    assert station_with_tube.scans(card.code) == [SAMPLED]
    station_with_tube.clock.forward(days=181)
    refused(
        met, station_with_tube, card.code, "code_expired", "the proxy clerk can print a new card"
    )
    assert issue(station_with_tube).card.issue_number == 2


@advice("code_key_unknown", "code_not_authentic", "code_not_ours", "code_damaged")
def test_a_card_that_nobody_here_made(met, station_with_tube):
    card = issue(station_with_tube)
    other_key = forged(station_with_tube, card, key_id=7)
    refused(met, station_with_tube, other_key, "code_key_unknown", "Ask for the ID card")
    refused(
        met,
        station_with_tube,
        forged(station_with_tube, card, key=b"x" * 32),
        "code_not_authentic",
        "Ask for the ID card",
    )
    never = forged(station_with_tube, card, issue_number=9)
    refused(met, station_with_tube, never, "code_not_ours", "scan the ID card")
    refused(
        met,
        station_with_tube,
        card.code[:-1] + "0123456789"[int(card.code[-1]) - 1],
        "code_damaged",
        "Scan",
    )
    refused(
        met,
        station_with_tube,
        card.code[:-2],
        "code_damaged",
        "If it fails twice, type the card number",
    )
    assert station_with_tube.scans(card.card_number) == [SAMPLED]
    assert station_with_tube.scans(FATHER) == [SAMPLED]


@advice("card_number_invalid", "card_unknown")
def test_a_card_number_that_is_not_right(met, station_with_tube):
    number = issue(station_with_tube).card_number
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    refused(
        met,
        station_with_tube,
        wrong,
        "card_number_invalid",
        "Read it from the card again, digit by digit",
    )
    assert station_with_tube.scans(number) == [SAMPLED]
    elsewhere = format_card_number(2, 1)
    refused(met, station_with_tube, elsewhere, "card_unknown", "Ask for the ID card")
    assert station_with_tube.scans(FATHER) == [SAMPLED]


@advice("unknown_code", "nothing_pending", "code_unbound", "no_code_bound")
def test_a_phone_code_that_nobody_knows(met, station_with_tube):
    who, args = station_with_tube.who(MOTHER), {"context": station_with_tube.context}
    with met.raises("no_code_bound", "scan the code to see whose it is"):
        bindings.unbind_code(**args, resident=who, reason="other")
    refused(met, station_with_tube, PHONE_CODE, "unknown_code", "find the person once")
    assert station_with_tube.scans(f"!bind {who}") == [SAMPLED]
    with met.raises("nothing_pending", "Scan the code again"):
        code_owner.name_owner(**args, resident=who)
    assert bindings.unbind_code(**args, resident=who, reason="other").value == 1
    met.reported("code_unbound", "At its next scan, the program asks whose it is")
    station_with_tube.clock.forward(seconds=10)
    assert station_with_tube.scan(PHONE_CODE).reason == "unknown_code"


@advice("sampled_check_name")
def test_a_code_that_was_given_by_hand(met, station_with_tube):
    station_with_tube.scans(PHONE_CODE, f"!bind {station_with_tube.who(MOTHER)}", "!seal")
    station_with_tube.next_round()
    station_with_tube.scan(TUBES[1])
    refused(met, station_with_tube, PHONE_CODE, "sampled_check_name", "If not: F9")
    assert station_with_tube.scans("!undo", FATHER) == [("accepted", "sample_undone"), SAMPLED]


@advice(
    *("id_number_invalid.check_digit", "unreadable", "scans_stuck_together", "contains_own_code"),
    "unknown_code.no_form",
)
def test_a_scan_that_went_wrong(met, station_with_tube):
    wrong = HALMEONI[:-1] + ("1" if HALMEONI[-1] != "1" else "2")
    assert station_with_tube.scan(wrong).reason == "id_number_invalid"
    met.reported("id_number_invalid.check_digit", "digit by digit", {"reason": "check_digit"})
    refused(met, station_with_tube, "\x1a", "unreadable", "Scan it again")
    refused(
        met, station_with_tube, TUBES[5] + HALMEONI, "scans_stuck_together", "one after the other"
    )
    assert reason_text(station_with_tube.scan("13812345678")) == what_and_todo(
        "unknown_code.no_form"
    )
    met.reported("unknown_code.no_form", "Scan the health code, the card", {"reason": "no_form"})
    refused(met, station_with_tube, f"https://a.cn/?q={HALMEONI}", "contains_own_code", "by itself")
    assert station_with_tube.scans(HALMEONI) == [SAMPLED]


@advice("sampled_not_listed", "id_confirmed")
def test_a_card_of_somebody_who_is_not_on_the_list(met, opened_station):
    here, there = opened_station(1), opened_station(2)
    walk_in = WalkIn(name="崔英爱", document_number=STRANGER)
    register_walk_in(there.context, form=walk_in)
    who = there.who(STRANGER)
    card = codes.issue(there.context, resident=who).value
    here.scan(TUBES[0])
    refused(met, here, card.code, "sampled_not_listed", "Scan the ID card to compare")
    refused(met, here, STRANGER, "id_confirmed", "Please swab")


@advice("tube_or_document")
def test_a_number_that_may_be_two_things(met, station):
    own = msgspec.structs.replace(station.station.identity, tube_form="[A-Z0-9-]{5,40}")
    station.station = dataclasses.replace(station.station, read_identity=lambda: own)
    refused(met, station, "M12345678", "tube_or_document", "press 1 or 2")
    answer = tube_scans.answer_document(station.context).value
    assert (answer.kind, answer.verdict) == ("id_number", "needs_person")
