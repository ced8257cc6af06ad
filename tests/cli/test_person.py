"""`person show` and `person correct`, and what `code issue` does with a card that is good."""

import json

import pytest
from tests.cli.site import TUBE, Site, people

ONE, OTHER = "11010519491231002X", "22240119491231001X"


def length(site: Site) -> int:
    return int(site.station("status").value["journal"]["length"])


def test_a_record_is_corrected_and_its_history_shows_it(site: Site):
    who = site.resident()
    before = site.station("person", "show", who).value
    result = site.station(
        "person", "correct", who, "--name", "朴顺姬", "--clear", "phone", "--reason", "list_wrong"
    )
    assert result.status == 0
    assert result.value["name"] == "朴顺姬"
    assert [c["field"] for c in result.value["changes"]] == ["name", "phone"]
    after = site.station("person", "show", who).value
    assert (after["name"], after["address"]) == ("朴顺姬", before["address"])
    [line] = [line for line in after["history"] if line["kind"] == "corrected"]
    assert (line["operator"], line["station"], line["reason"]) == ("command-line", 1, "list_wrong")
    assert line["changes"][0] == {
        "field": "name",
        "before": before["name"],
        "after": "朴顺姬",
        "state": "proposed",
    }
    assert "朴顺姬" in site.run("person", "show", who, "--home", site.home).out


def test_a_record_is_found_by_the_whole_number_and_never_shows_it(site: Site):
    person = people(1)[0]
    value = site.station("person", "show", person.document_number).value
    assert (value["resident"], value["name"]) == (site.resident(), person.name)
    assert person.document_number not in json.dumps(value, ensure_ascii=False)


def test_values_come_from_standard_input_too(site: Site):
    who = site.resident()
    typed = json.dumps({"note": "听力不好", "room": ""}).encode()
    result = site.station(
        "person", "correct", who, "--from-file", "-", "--reason", "person_asked", typed=typed
    )
    assert {c["field"]: c["after"] for c in result.value["changes"]} == {
        "note": "听力不好",
        "room": "",
    }


def test_samples_and_cards_follow_a_corrected_number(site: Site):
    card = site.station("code", "issue", "--id-number", ONE, "--name", "王一").value
    site.scan(TUBE, ONE)
    who = card["resident"]
    fixed = site.station(
        "person", "correct", who, "--document-number", OTHER, "--reason", "typed_wrong"
    ).value
    assert fixed["resident"] != who
    for name in (who, fixed["resident"], OTHER):
        shown = site.station("person", "show", name).value
        assert (shown["resident"], shown["sampled"]["tube"]) == (fixed["resident"], TUBE)
    assert site.station("code", "issue", "--resident", who).value["code"] == card["code"]
    assert site.station("code", "read", card["code"]).value["resident"]["name"] == "王一"
    assert site.station("person", "show", ONE).value["error"] == "unknown_person"
    assert site.station("verify").value["ok"]


@pytest.mark.parametrize(
    ("options", "status", "code"),
    [
        ((), 2, None),
        (("--reason", "list_wrong"), 2, None),
        (("--name", "李", "--reason", "because"), 1, "reason_unknown"),
        (("--name", " ", "--reason", "list_wrong"), 1, "name_missing"),
        (("--phone", "1", "--clear", "phone", "--reason", "list_wrong"), 2, None),
        (("--document-number", "1" * 17, "--reason", "list_wrong"), 1, "id_number_invalid"),
        (("--from-file", "/nowhere", "--reason", "list_wrong"), 2, None),
        (("--clear", "name", "--reason", "list_wrong"), 2, None),
    ],
)
def test_what_is_no_correction_is_refused(site: Site, options, status, code):
    before = length(site)
    result = site.station("person", "correct", site.resident(), *options)
    assert result.status == status
    if code:
        assert result.value["error"] == code
    assert length(site) == before


@pytest.mark.parametrize("text", [b"[]", b'{"phone": 1}', b'{"colour": "red"}', b"\xff"])
def test_a_file_that_is_no_list_of_values_is_a_slip(site: Site, text):
    options = ("--from-file", "-", "--reason", "list_wrong")
    assert site.station("person", "correct", site.resident(), *options, typed=text).status == 2


def test_nobody_is_nobody(site: Site):
    for who in ("0" * 12, "x", ONE):
        result = site.station("person", "show", who)
        assert (result.status, result.value["error"]) == (1, "unknown_person")


def test_a_number_of_another_is_never_taken(site: Site):
    first, second = people(2)
    who = site.resident(0)
    result = site.station(
        "person", "correct", who, "--document-number", second.document_number, "--reason",
        "typed_wrong",
    )  # fmt: skip
    assert (result.status, result.value["error"]) == (1, "document_of_another")
    assert result.value["detail"] == {"resident": site.resident(1)}
    site.station("code", "issue", "--id-number", first.document_number)
    taken = site.station(
        "code", "issue", "--id-number", first.document_number, "--name", second.name
    )
    assert (taken.status, taken.value["error"]) == (1, "document_of_another")


def test_a_good_card_is_answered_again_and_nothing_is_written(site: Site):
    who = site.resident()
    card = site.station("code", "issue", "--resident", who).value
    before = length(site)
    again = site.station("code", "issue", "--resident", who).value
    assert (again["code"], again["again"], card["again"]) == (card["code"], True, False)
    assert length(site) == before


@pytest.mark.parametrize(
    "option", [("--applicant", "女儿"), ("--reason", "lost"), ("--valid-days", 30)]
)
def test_no_argument_is_ignored_because_of_a_good_card(site: Site, option):
    who = site.resident()
    site.station("code", "issue", "--resident", who)
    result = site.station("code", "issue", "--resident", who, *option)
    assert (result.status, result.value["error"]) == (1, "card_still_good")
    assert site.station("code", "issue", "--resident", who, "--new", *option).status == (
        0 if "--reason" in option else 2
    )


def test_what_is_given_about_a_known_person_is_not_ignored(site: Site):
    assert site.station("code", "issue", "--resident", site.resident(), "--name", "李").status == 2
    number = people(1)[0].document_number
    result = site.station("code", "issue", "--id-number", number, "--phone", "13912345678")
    assert result.status == 0
    shown = site.station("person", "show", number).value
    assert shown["phone"] == "139****5678" or shown["history"][0]["changes"][0]["field"] == "phone"


def test_a_pdf_is_saved_and_not_printed(site: Site, tmp_path):
    who = site.resident()
    assert site.station("code", "issue", "--resident", who).status == 0
    result = site.process("code", "print", "--resident", who, "--out", tmp_path / "a.pdf", "--json")
    assert result.value["saved"] is True

    def listed(option):
        return [one["resident"]["resident"] for one in site.station("code", "prints", option).value]

    assert (listed("--unprinted"), listed("--saved")) == ([], [who])
    [line] = site.station("code", "prints").value
    assert (line["what"], line["printer"]) == ("saved", "pdf")


def test_a_permits_number_needs_its_kind_only_while_its_holder_is_unknown(site):
    """Ten digits alone do not show their kind; a scan of them finds nobody until they are known."""
    issue = ("code", "issue", "--id-number")
    unknown = site.station(*issue, "1234567801", "--name", "林台")
    assert unknown.status == 1
    assert unknown.value["error"] == "document_unknown"
    card = site.station(*issue, "1234567801", "--name", "林台", "--document-type", "07").value
    for number in ("1234567801", "1234567802", "12345678"):
        again = site.station(*issue, number).value
        assert (again["resident"], again["again"]) == (card["resident"], True)
    read = site.station("code", "read", card["code"], "--id-number", "1234567802").value
    assert read["verdict"] == "accepted"
