"""Proxy codes: issued, scanned, replaced, revoked, expired, forged; known at the neighbour."""

import msgspec
import pytest
from tests.made_station import FATHER, HALMEONI, TUBES

from testdesk.domain.refusals import Refusal
from testdesk.formats.proxy_code import ProxyCode, encode_proxy_code
from testdesk.services.cards import codes
from testdesk.services.people.directory import WalkIn, register_walk_in
from testdesk.services.scanning import code_reading


def issue(station, number=HALMEONI, **more):
    return codes.issue(station.context, resident=station.who(number), **more).value


def replace(station, number=HALMEONI):
    """A new card over whatever there is, with the reason that it needs."""
    return issue(station, number, replacing=True, applicant=codes.Applicant(reason="card_lost"))


def read(station, text):
    reading = code_reading.read_code(station=station.station, text=text)
    return reading.verdict, reading.reason


def revoke(station, issued, reason="丢失"):
    return codes.revoke(station.context, card=issued.card.card, reason=reason)


def forged(issued, *, key=b"x" * 32, **changes):
    """A code with a check that the city did not make, or with other contents."""
    code = ProxyCode(
        key_id=issued.card.key_id,
        station=1,
        subject=issued.card.resident,
        issue_day=issued.card.valid_until.replace(month=1, day=1),
        issue_number=1,
        id_tag=0,
    )
    return encode_proxy_code(msgspec.structs.replace(code, **changes), key)


def city_key(station):
    return station.station.identity.card_keys[1]


def test_a_card_has_a_code_a_number_and_half_a_year(station):
    issued = issue(station, applicant=codes.Applicant("王建国", "邻居", "无手机"))
    assert (len(issued.code), issued.code.isdigit(), issued.card_number[:7]) == (
        58,
        True,
        "1-0001-",
    )
    assert (issued.card.issue_number, issued.reissue) == (1, False)
    assert issued.card.valid_until.isoformat() == "2022-09-22"
    with station.station.read() as uow:
        body = uow.journal.entries(2, 2)[0].body.decode()
    assert "王建国" in body


@pytest.mark.parametrize("by", ["code", "card_number"])
def test_a_card_is_as_good_as_the_person_s_number(station, by):
    issued = issue(station)
    station.scan(TUBES[0])
    answer = station.scan(getattr(issued, by))
    assert (answer.verdict, answer.reason, answer.position) == ("accepted", "sampled", 1)
    assert answer.kind == {"code": "proxy_code"}.get(by, by)
    assert answer.resident == station.person(HALMEONI)
    station.clock.forward(seconds=4)
    assert station.scans(HALMEONI) == [("refused", "already_sampled")]


def test_a_card_number_is_typed_with_or_without_its_hyphens(station):
    plain = issue(station).card_number
    station.scan(TUBES[0])
    assert station.scans(plain.replace("-", "")) == [("accepted", "sampled")]
    station.clock.forward(seconds=4)
    assert station.scans(plain.replace("-", " ")) == [("refused", "already_sampled")]


def test_a_newer_card_replaces_the_older_one(station):
    old, new = issue(station), replace(station)
    assert (new.reissue, new.card.issue_number) == (True, 2)
    station.scan(TUBES[0])
    before = station.journal()
    assert station.scans(old.code, old.card_number) == [("refused", "code_replaced")] * 2
    assert station.scan(old.code).resident == station.person(HALMEONI)
    assert station.journal() == before
    assert station.scans(new.code) == [("accepted", "sampled")]


def test_a_revoked_card_is_void_and_the_one_before_it_stays_void(station):
    old, new = issue(station), replace(station)
    changes = revoke(station, new).changes
    assert changes.codes
    station.scan(TUBES[0])
    assert station.scans(new.code, new.card_number, old.code) == [
        ("refused", "code_revoked"),
        ("refused", "code_revoked"),
        ("refused", "code_replaced"),
    ]
    assert station.scans(issue(station).code) == [("accepted", "sampled")]


@pytest.mark.parametrize(("days", "verdict"), [(180, "accepted"), (181, "refused")])
def test_a_card_runs_out_after_its_last_day(station, days, verdict):
    issued = issue(station)
    station.clock.forward(days=days)
    station.scan(TUBES[0])
    assert read(station, issued.code)[0] == verdict
    assert station.scan(issued.code).verdict == verdict
    if verdict == "refused":
        assert station.scans(issued.card_number) == [("refused", "code_expired")]


def test_a_card_that_another_station_issued_is_good_here(open_copy):
    here, there = open_copy(1), open_copy(2)
    issued = issue(there)
    here.scan(TUBES[0])
    assert here.scans(issued.card_number) == [("refused", "card_unknown")]
    answer = here.scan(issued.code)
    assert (answer.verdict, answer.resident) == ("accepted", here.person(HALMEONI))


def test_a_card_of_another_station_is_judged_by_what_is_known_of_it(open_copy):
    here, there = open_copy(1), open_copy(2)
    first, second = issue(there), replace(there)
    issue(here)
    replace(here)
    assert read(here, first.code) == ("refused", "code_replaced")
    assert read(here, second.code) == ("accepted", "valid")
    replace(here)
    assert read(here, second.code) == ("refused", "code_replaced")
    there.clock.forward(days=200)
    assert read(there, second.code) == ("refused", "code_expired")


def test_a_genuine_card_of_a_person_not_listed_is_taken_with_attention(open_copy):
    here, there = open_copy(1), open_copy(2)
    form = WalkIn(name="外地人", document_number="E12345678", document_type="03")
    person = register_walk_in(there.context, form=form).value
    issued = codes.issue(there.context, resident=person.resident).value
    reading = code_reading.read_code(station=here.station, text=issued.code)
    assert (reading.verdict, reading.reason) == ("attention", "not_listed")
    assert (reading.station, reading.issue_number, reading.valid_until) == (2, 1, "2022-09-22")
    here.scan(TUBES[0])
    answer = here.scan(issued.code)
    assert (answer.verdict, answer.reason) == ("attention", "sampled_not_listed")
    assert answer.resident is not None
    assert (answer.resident.resident, answer.resident.name) == (person.resident, "")
    here.clock.forward(seconds=4)
    assert here.scans(issued.code) == [("refused", "already_sampled")]
    assert here.problems() == ()


def test_a_stranger_and_a_household_do_not_share_a_household_tube(open_copy):
    here, there = open_copy(1), open_copy(2)
    form = WalkIn(name="外地人", document_number="E12345678", document_type="03")
    person = register_walk_in(there.context, form=form).value
    issued = codes.issue(there.context, resident=person.resident).value
    here.scans("!household", TUBES[0], issued.code)
    # The first is compared with the card before it; the second is registered as usual.
    here.scan(FATHER)
    here.clock.forward(seconds=4)
    assert here.scans(FATHER) == [("refused", "other_household")]
    here.scans("!seal family", "!household", TUBES[1], FATHER)
    here.scans("!undo", FATHER)
    assert here.scans(issued.code) == [("refused", "already_sampled")]


def test_a_code_that_the_city_did_not_sign_is_not_authentic(station):
    issued = issue(station)
    assert station.scans(TUBES[0], forged(issued))[1] == ("refused", "code_not_authentic")
    assert read(station, forged(issued)) == ("refused", "code_not_authentic")


def test_a_code_under_a_key_or_version_that_we_do_not_have_is_reported(station):
    issued = issue(station)
    assert read(station, forged(issued, key_id=9)) == ("refused", "code_key_unknown")
    version = forged(issued, key=city_key(station), version=2)
    assert read(station, version) == ("refused", "code_version_unknown")


@pytest.mark.parametrize("place", range(0, 58, 3))
def test_a_damaged_code_is_damaged_and_never_somebody_else_s(station, place):
    code = issue(station).code
    station.scan(TUBES[0])
    before = station.journal()
    other = str((int(code[place]) + 1) % 10)
    lost = code[:place] + code[place + 1 :]
    twice = code[:place] + code[place] + code[place:]
    for torn in (code[:place] + other + code[place + 1 :], lost, twice, code[:40], code[20:]):
        assert station.scans(torn) == [("refused", "code_damaged")]
    assert station.journal() == before


def test_a_card_number_with_a_slip_is_invalid(station):
    number = issue(station).card_number
    for place in (0, 2, 3, 4, 5, 7):
        typed = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        if typed[0] != "0":
            assert read(station, typed) == ("refused", "card_number_invalid")
    assert read(station, "1-0002-" + issue(station, FATHER).card_number[-1]) == (
        "accepted",
        "valid",
    )


def test_only_looking_at_a_code_writes_nothing(station):
    issued = issue(station)
    before = station.journal()
    reading = code_reading.read_code(station=station.station, text=issued.card_number)
    assert (reading.resident, reading.station) == (station.person(HALMEONI), 1)
    assert station.journal() == before


def test_looking_at_an_old_card_shows_the_old_card(station):
    old, _ = issue(station), replace(station)
    reading = code_reading.read_code(station=station.station, text=old.code)
    assert (reading.reason, reading.issue_number) == ("code_replaced", 1)


def test_a_whole_building_is_issued_at_once_or_not_at_all(station):
    before = station.journal()
    both = [station.who(HALMEONI), station.who(FATHER)]
    with pytest.raises(Refusal, match="unknown_person"):
        codes.issue_many(station.context, residents=[*both, "0" * 12])
    assert station.journal() == before
    issued = codes.issue_many(station.context, residents=both).value
    assert [card.card.serial for card in issued] == [1, 2]
    done = codes.issue_many(station.context, residents=[])
    none, changes = done.value, done.changes
    assert (none, bool(changes)) == ([], False)


def test_the_cards_of_a_person_are_listed_and_the_good_one_is_found(station):
    first, second = issue(station), replace(station)
    who = station.who(HALMEONI)
    assert codes.cards_of(station=station.station, resident=who) == [first, second]
    assert codes.valid_card(station=station.station, resident=who) == second
    revoke(station, second)
    assert codes.valid_card(station=station.station, resident=who) is None


def test_refusals_of_the_clerk_s_slips(station):
    issued = issue(station)
    before = station.journal()

    def code(call):
        with pytest.raises(Refusal) as caught:
            call()
        return caught.value.code

    assert code(lambda: revoke(station, issued, " ")) == "reason_missing"
    stranger = msgspec.structs.replace(issued.card, card="0" * 32)
    missing = msgspec.structs.replace(issued, card=stranger)
    assert code(lambda: revoke(station, missing)) == "card_unknown"
    assert code(lambda: codes.cards_of(station=station.station, resident="0")) == "unknown_person"
    assert station.journal() == before
    revoke(station, issued)
    assert code(lambda: revoke(station, issued)) == "code_revoked"


def test_a_person_gets_127_cards_and_no_more(station):
    who = station.who(HALMEONI)
    for _ in range(127):
        replace(station)
    good = codes.valid_card(station=station.station, resident=who)
    assert good is not None
    assert good.card.issue_number == 127
    before = station.journal()
    with pytest.raises(Refusal, match="too_many_cards"):
        replace(station)
    assert station.journal() == before


def test_a_laptop_whose_clock_is_before_2020_issues_no_card(station):
    station.clock.forward(days=-3000)
    before = station.journal()
    with pytest.raises(Refusal, match="code_field_out_of_range"):
        issue(station)
    assert station.journal() == before
