"""Finding people by whatever is typed; walk-ins; a list brought on the day."""

import pytest
from tests.made_station import (
    CHILD,
    CROWD,
    FATHER,
    HALMEONI,
    MAXIMILIAN,
    MOTHER,
    POINT,
    TUBES,
    YELLOW,
    id_number,
)

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address
from testdesk.services.cards import codes
from testdesk.services.people import directory
from testdesk.services.people.directory import WalkIn
from testdesk.services.people.history import person_record
from testdesk.services.people.near_people import near_person
from testdesk.services.voiding import void_sample

NEW = id_number("19991231", 17)


def names(station, text, limit=50):
    return [
        f.resident.name for f in directory.find(station=station.station, text=text, limit=limit)
    ]


def register(station, **form):
    return directory.register_walk_in(station.context, form=WalkIn(**form)).value


def refusal(station, **form):
    before = station.journal()
    with pytest.raises(Refusal) as caught:
        register(station, **form)
    assert station.journal() == before
    return caught.value.code


@pytest.mark.parametrize(
    "text",
    [
        "朴顺子", "朴", "顺子", "子", "piaoshunzi", "pushunzi", "PSZ", "psz", "shunzi",
        "박순자", "순자", "ㅂㅅㅈ", "ㅄㅈ", "ㅂ", HALMEONI[-4:], HALMEONI[-6:], "0021",
        "13812340021", "138123", "3-2-202", "朴 3号楼", "psz 202", "网通 朴",
    ],
)  # fmt: skip
def test_a_person_is_found_by(station, text):
    assert "朴顺子" in names(station, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "%",
        "*",
        '"',
        "'",
        "()",
        "朴 4号楼",
        "xqz",
        HALMEONI[:17],
        "AND",
        "NEAR(",
        "\ud800",
    ],
)
def test_nobody_is_found_by(station, text):
    assert names(station, text) == []


@pytest.mark.parametrize("text", ["이명철", "리명철", "ㅇㅁㅊ", "ㄹㅁㅊ", "limingzhe", "李明"])
def test_north_and_south_spell_one_name(station, text):
    assert names(station, text) == ["李明哲"]


@pytest.mark.parametrize("text", ["maximilian", "Müller", "muller", "MÜLL"])
def test_a_foreign_name_is_found_without_its_marks(station, text):
    assert names(station, text) == ["Maximilian Müller"]


def test_an_exact_name_comes_before_a_beginning_and_that_before_an_address(station):
    register(station, name="王建", document_number=NEW)
    register(station, name="李某", address=Address("王建小区", "1", "1", "101"))
    found = directory.find(station=station.station, text="王建")
    assert [f.resident.name for f in found] == ["王建", "王建国", "李某"]
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)
    assert [f.matched for f in found] == [("name",), ("name",), ("address",)]


def test_every_word_must_fit(station):
    assert names(station, "王 301") == ["王小雨", "王建国"]
    assert names(station, "王 302") == []


def test_no_more_are_shown_than_asked_for(station):
    assert len(names(station, "全", limit=7)) == 7
    assert len(names(station, "全")) == len(CROWD)


def test_a_hit_shows_sample_card_and_bound_code(station):
    def marks():
        (found,) = directory.find(station=station.station, text="朴顺子")
        return found.sampled, found.has_card, found.has_phone_code

    assert marks() == (False, False, False)
    station.scans(TUBES[0], "phone-code-0001", f"!bind {HALMEONI}")
    assert marks() == (True, False, True)
    issued = codes.issue(station.context, resident=station.who(HALMEONI)).value
    assert marks() == (True, True, True)
    call = {"context": station.context, "reason": "not_swabbed"}
    void_sample(resident=station.who(HALMEONI), **call)
    assert marks() == (False, True, True)
    station.clock.forward(days=200)
    assert marks() == (False, False, True)
    station.clock.forward(days=-200)
    codes.revoke(station.context, card=issued.card.card, reason="丢失")
    assert marks() == (False, False, True)


def test_a_household_is_the_people_of_a_room_the_asked_one_first(station):
    found = directory.household(station=station.station, resident=station.who(MOTHER))
    assert [f.resident.document_number for f in found] == [MOTHER, FATHER, CHILD]
    alone = directory.household(station=station.station, resident=station.who(MAXIMILIAN))
    assert [f.resident.document_number for f in alone] == [MAXIMILIAN]
    with pytest.raises(Refusal, match="unknown_person"):
        directory.household(station=station.station, resident="0" * 12)


def test_a_walk_in_s_birth_and_sex_come_from_the_number(station):
    person = register(station, name=" 钱 七 ", document_number=NEW.lower(), phone="13900000009")
    assert (person.birth, person.sex, person.document_type) == ("1999-12-31", "M", "01")
    assert person.name == "钱七"
    assert station.person(NEW) == person
    assert names(station, "qianqi") == ["钱七"]
    assert station.scans(TUBES[0], NEW)[1] == ("accepted", "sampled")


def test_a_walk_in_without_a_number_needs_a_room(station):
    home = Address("站前小区", "9", "1", "901")
    person = register(station, name="孙八", address=home)
    again = register(station, name="孙八", address=home)
    assert person.resident == again.resident
    assert names(station, "孙八") == ["孙八"]
    assert refusal(station, name="孙九", address=Address("站前小区", "9")) == "address_missing"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"name": "  ", "document_number": NEW}, "name_missing"),
        ({"name": "钱七"}, "address_missing"),
        ({"name": "钱七", "document_number": NEW[:17]}, "id_number_invalid"),
        ({"name": "钱七", "document_number": "?", "document_type": "03"}, "document_unknown"),
    ],
)
def test_a_form_that_does_not_name_a_person_is_refused(station, form, code):
    assert refusal(station, **form) == code


def test_the_same_number_and_name_is_the_same_person_and_nothing_is_written(station):
    first = register(station, name="钱七", document_number=NEW)
    before = station.journal()
    assert register(station, name="钱 七", document_number=f" {NEW} ") == first
    assert station.journal() == before


@pytest.mark.parametrize("number", [NEW, HALMEONI])
def test_a_number_is_never_given_another_name_by_a_form(station, number):
    """Neither of somebody listed nor of a walk-in; the refusal names the owner."""
    register(station, name="钱七", document_number=NEW)
    before, owner = station.journal(), station.person(number)
    with pytest.raises(Refusal, match="document_of_another") as caught:
        register(station, name="孙八", document_number=number, phone="13900000009")
    assert caught.value.detail == {"resident": owner.resident}
    assert (station.journal(), station.person(number)) == (before, owner)


def test_a_form_about_somebody_known_corrects_and_does_not_overwrite(station):
    home = Address(POINT, "9", "1", "901")
    register(station, name="钱七", document_number=NEW, address=home)
    before = station.journal()[0]
    filled = register(station, name="钱七", document_number=NEW, phone="13900000009")
    assert (filled.phone, filled.address) == ("13900000009", home)
    moved = register(
        station, name="钱七", document_number=NEW, address=Address(POINT, "8", "", "1")
    )
    assert (moved.phone, moved.address) == ("13900000009", Address(POINT, "8", "", "1"))
    assert station.kinds(before) == ["resident_corrected"] * 2
    line = person_record(station=station.station, resident=moved.resident).history[0]
    assert line.reason == "typed_wrong"
    assert [(c.field, c.before, c.after) for c in line.changes] == [
        ("building", "9", "8"),
        ("unit", "1", ""),
        ("room", "901", "1"),
    ]


def test_what_a_form_leaves_out_of_a_listed_person_stays(station):
    before = station.person(YELLOW)
    after = register(station, name="崔善珠", document_number=YELLOW, phone="13711112222")
    assert after.phone == "13711112222"
    assert (after.address, after.colour) == (before.address, "yellow")
    assert station.scans(TUBES[0], YELLOW)[1] == ("refused", "single_tube_required")
    moved = register(
        station, name="崔善珠", document_number=YELLOW, address=Address("河南小区", "9", "1", "1")
    )
    assert (moved.address.building, moved.phone) == ("9", "13711112222")


def test_a_number_is_checked_while_it_is_typed(station):
    good = directory.check_document(station=station.station, number=HALMEONI)
    assert good.document is not None
    assert (good.refusal, good.known) == ("", station.person(HALMEONI))
    bad = directory.check_document(station=station.station, number=HALMEONI[:17])
    assert (bad.document, bad.refusal, bad.known) == (None, "id_number_invalid", None)
    new = directory.check_document(station=station.station, number=NEW)
    assert (new.refusal, new.known) == ("", None)


def test_a_number_one_slip_from_somebody_listed_names_the_place(station):
    mistyped = HALMEONI[:7] + HALMEONI[8] + HALMEONI[7] + HALMEONI[9:]
    near = near_person(station=station.station, number=mistyped)
    assert near is not None
    assert near.resident.document_number == HALMEONI
    assert (near.differing.first, near.differing.last) == (8, 9)


@pytest.mark.parametrize("number", [HALMEONI, "", "M12345678", "110105194912310020"])
def test_a_right_number_or_a_strangers_is_near_nobodys(station, number):
    assert near_person(station=station.station, number=number) is None


OTHER = id_number("19360412", 99)
HALMEONI_S_ROOM = Address(POINT, "3", "", "202")


@pytest.mark.parametrize(
    "form",
    [
        {"name": "朴顺子", "document_number": OTHER},
        {"name": "박순자", "document_number": OTHER},
        {"name": "朴 顺子"},
    ],
)
def test_the_same_name_birthday_and_room_is_asked_about(station, form):
    form |= {"address": HALMEONI_S_ROOM}
    before = station.journal()
    with pytest.raises(Refusal, match="person_twice") as caught:
        register(station, **form)
    assert caught.value.detail == {"resident": station.who(HALMEONI)}
    assert station.journal() == before
    listed = directory.get_person(station=station.station, resident=station.who(HALMEONI))
    assert listed == station.person(HALMEONI)
    person = directory.register_walk_in(station.context, form=WalkIn(**form), new_anyway=True).value
    assert person.resident != station.who(HALMEONI)


@pytest.mark.parametrize(
    "form",
    [
        {"name": "朴顺子", "document_number": NEW, "address": HALMEONI_S_ROOM},
        {"name": "朴顺姬", "document_number": OTHER, "address": HALMEONI_S_ROOM},
        {"name": "朴顺子", "document_number": OTHER, "address": Address(POINT, "3", "2", "203")},
        {"name": "朴顺子", "document_number": OTHER},
    ],
)
def test_another_birthday_name_or_room_is_another_person(station, form):
    assert register(station, **form).document_number == form["document_number"]


def test_correcting_the_entry_of_somebody_listed_is_no_second_person(station):
    home = Address(POINT, "3", "2", "202")
    person = register(
        station, name="朴顺子", document_number=HALMEONI, address=home, phone="13900000009"
    )
    assert (person.resident, person.phone) == (station.who(HALMEONI), "13900000009")
