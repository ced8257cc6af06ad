"""A record is corrected by an event with before and after; two people never become one."""

import msgspec
import pytest
from tests.made_station import (
    FATHER,
    HALMEONI,
    LI,
    MAXIMILIAN,
    POINT,
    TUBES,
    id_number,
)

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address
from testdesk.services.cards import codes
from testdesk.services.people import directory
from testdesk.services.people.correction import FIELDS, correct, value_of
from testdesk.services.people.directory import WalkIn

NEW = id_number("19991231", 17)
OTHER = id_number("19360412", 99)


def fix(station, resident, reason="list_wrong", **changes):
    return correct(station.context, resident=resident, changes=changes, reason=reason).value


def refused(station, resident, **changes):
    before = station.journal()
    with pytest.raises(Refusal) as caught:
        fix(station, resident, **changes)
    assert station.journal() == before
    return caught.value.code


def walk_in(station, **form):
    return directory.register_walk_in(station.context, form=WalkIn(**form)).value


def last_event(station):
    with station.station.read() as uow:
        length = uow.journal.length()
        return uow.journal.entries(length, length)[0]


VALUES = {
    "name": "朴顺姬",
    "korean": "박순희",
    "phone": "13812340142",
    "compound": "河南小区",
    "building": "4",
    "unit": "1",
    "room": "101",
    "language": "ko",
    "note": "听力不好",
}


@pytest.mark.parametrize("field", VALUES)
def test_each_field_is_corrected_alone_and_the_event_keeps_what_was_there(station, field):
    before = station.person(HALMEONI)
    after = fix(station, before.resident, **{field: VALUES[field]})
    assert value_of(after, field) == VALUES[field]
    same = [f for f in FIELDS if f != field]
    assert [value_of(after, f) for f in same] == [value_of(before, f) for f in same]
    assert after == station.person(HALMEONI)
    body = last_event(station).body.decode()
    assert f'"after":"{VALUES[field]}"' in body
    assert station.problems() == ()


@pytest.mark.parametrize("field", ["korean", "phone", "unit", "note"])
def test_a_field_is_emptied_only_by_being_named(station, field):
    who = walk_in(
        station,
        name="钱七",
        korean="전칠",
        document_number=NEW,
        phone="13900000009",
        address=Address(POINT, "9", "1", "901"),
    ).resident
    fix(station, who, note="x")
    assert value_of(fix(station, who, name="钱柒"), field) != ""
    assert value_of(fix(station, who, **{field: ""}), field) == ""


def test_a_second_and_a_third_correction_of_one_field_are_shown_too(station):
    who = station.who(HALMEONI)
    for phone in ("13812340001", "13812340002", "13812340021", "13812340003"):
        assert fix(station, who, phone=phone).phone == phone


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "nothing_changed"),
        ({"name": "朴顺子"}, "nothing_changed"),
        ({"name": " 朴 顺子 "}, "nothing_changed"),
        ({"building": "3号楼"}, "nothing_changed"),
        ({"name": ""}, "name_missing"),
        ({"name": " "}, "name_missing"),
        ({"name": "123"}, "name_invalid"),
        ({"name": "朴\x07顺"}, "name_invalid"),
        ({"name": "朴" * 81}, "name_invalid"),
        ({"korean": "pak"}, "korean_not_hangul"),
        ({"phone": "one"}, "phone_not_a_number"),
        ({"language": ""}, "language_unknown"),
        ({"language": "fr"}, "language_unknown"),
        ({"note": "a\nb"}, "text_invalid"),
        ({"note": "a" * 501}, "text_invalid"),
        ({"room": "1\x1b[31m"}, "text_invalid"),
        ({"document_number": HALMEONI[:17]}, "id_number_invalid"),
        ({"document_number": HALMEONI[:-1] + "A"}, "id_number_invalid"),
        ({"document_number": "?", "document_type": "03"}, "document_unknown"),
        ({"document_type": "55"}, "document_unknown"),
        ({"document_number": FATHER}, "document_of_another"),
        ({"document_number": FATHER, "name": "王建国"}, "document_of_another"),
    ],
)
def test_what_is_no_correction_is_refused_and_changes_nothing(station, changes, code):
    assert refused(station, station.who(HALMEONI), **changes) == code


def test_a_reason_is_needed_and_known(station):
    who = station.who(HALMEONI)
    assert refused(station, who, reason="", phone="13812340001") == "reason_missing"
    assert refused(station, who, reason="because", phone="13812340001") == "reason_unknown"
    assert refused(station, "0" * 12, phone="13812340001") == "unknown_person"


def test_samples_and_cards_follow_a_corrected_number(station):
    wrong = walk_in(station, name="钱七", document_number=NEW)
    card = codes.issue(station.context, resident=wrong.resident).value
    station.scans(TUBES[0], "phone-code-0001", f"!bind {NEW}")
    right = fix(station, wrong.resident, "typed_wrong", document_number=OTHER)
    assert right.resident != wrong.resident
    assert (right.document_number, right.birth) == (OTHER, "1936-04-12")
    station.clock.forward(seconds=9)
    for shown in (OTHER, card.code, card.card_number, "phone-code-0001"):
        answer = station.scan(shown)
        assert (answer.reason, answer.resident) == ("already_sampled", right)
    assert station.scans(NEW) == [("needs_person", "unknown_person")]
    assert directory.get_person(station=station.station, resident=wrong.resident) == right
    assert [f.resident for f in directory.find(station=station.station, text="钱七")] == [right]
    assert station.problems() == ()


def test_a_card_of_before_prints_as_the_same_card(station):
    wrong = walk_in(station, name="钱七", document_number=NEW)
    card = codes.issue(station.context, resident=wrong.resident).value
    right = fix(station, wrong.resident, document_number=OTHER)
    good = codes.valid_card(station=station.station, resident=right.resident)
    assert good is not None
    assert (good.code, good.card_number) == (card.code, card.card_number)
    codes.revoke(station.context, card=good.card.card, reason="lost")
    station.scan(TUBES[0])
    assert station.scans(card.code) == [("refused", "code_revoked")]


def test_a_chain_of_corrected_numbers_ends_at_the_last(station):
    numbers = [id_number("19800101", n) for n in (1, 2, 3, 4)]
    first = walk_in(station, name="钱七", document_number=numbers[0])
    at = first
    for number in numbers[1:]:
        at = fix(station, first.resident, document_number=number)
    assert directory.get_person(station=station.station, resident=first.resident) == at
    assert at.document_number == numbers[-1]
    back = fix(station, first.resident, document_number=numbers[0])
    assert station.person(numbers[0]) == back
    assert station.problems() == ()


def test_the_one_whose_number_was_taken_wrongly_is_a_person_of_their_own(station):
    wrong = walk_in(station, name="钱七", document_number=NEW)
    right = fix(station, wrong.resident, document_number=OTHER)
    owner = walk_in(station, name="孙八", document_number=NEW)
    # As headquarters and every other station would call the owner of that number.
    assert owner.resident == wrong.resident != right.resident
    assert station.person(OTHER).name == "钱七"
    assert station.person(NEW).name == "孙八"
    assert station.problems() == ()


def test_a_person_who_was_listed_twice_becomes_one_by_the_right_number(station):
    twice = walk_in(station, name="李明哲", document_number=NEW)
    station.scans(TUBES[0], NEW)
    one = fix(station, twice.resident, "typed_wrong", document_number=LI)
    assert one.resident == station.who(LI)
    station.clock.forward(seconds=9)
    assert station.scans(LI) == [("refused", "already_sampled")]


def test_two_people_never_become_one_by_way_of_the_name(station):
    """First the name of another, then the number of another."""
    who = walk_in(station, name="钱七", document_number=NEW)
    fix(station, who.resident, name="王建国")
    before = station.journal()
    assert refused(station, who.resident, document_number=FATHER) == "document_of_another"
    assert station.journal() == before
    assert station.person(FATHER).resident != station.person(NEW).resident


def test_the_kind_of_a_document_is_corrected(station):
    who = walk_in(station, name="KIM", document_number="M12345678", document_type="03")
    permit = fix(station, who.resident, document_type="06", document_number="M12345678")
    assert (permit.document_type, permit.document_number) == ("06", "M12345678")
    assert station.person("M12345678") == permit


def test_a_number_is_removed_where_the_door_identifies_the_person(station):
    listed = station.person(HALMEONI)
    plain = fix(station, listed.resident, document_number="")
    assert (plain.document_number, plain.birth, plain.sex) == ("", "", "")
    assert refused(station, station.who(MAXIMILIAN), document_number="") == "address_missing"


def test_a_person_without_number_is_found_by_the_corrected_door(station):
    home = Address("站前小区", "9", "1", "901")
    person = walk_in(station, name="孙八", address=home)
    moved = fix(station, person.resident, room="902")
    again = walk_in(station, name="孙八", address=Address("站前小区", "9", "1", "902"))
    assert again.resident == moved.resident
    numbered = fix(station, person.resident, document_number=NEW)
    assert directory.get_person(station=station.station, resident=person.resident) == numbered


def test_headquarters_answer_ends_a_proposal(station):
    listed = station.person(HALMEONI)
    fix(station, listed.resident, phone="13812340001")
    station.headquarters_lists(msgspec.structs.replace(listed, phone="13812349999"))
    assert station.person(HALMEONI).phone == "13812349999"
