"""`roster` and `hq roster`: checked before it is imported, reported in the reader's language."""

import re

import pytest
from tests.cli.hq.hidden_roster import LINES
from tests.cli.site import HQ_PHRASE, STATION_PHRASE, Site
from tests.formats.roster.workbook_makers import MadeSheet, xlsx_of


@pytest.mark.parametrize("who", ["headquarters", "a desk"])
def test_a_list_is_looked_at_and_then_taken(site: Site, hidden_roster, who):
    run = site.hq if who == "headquarters" else site.station
    before = run("status").value
    result = run("roster", "--check", hidden_roster)
    assert result.status == 0, result.err
    value = result.value
    assert [one["name"] for one in value["people"]["new"]] == ["新来甲"]
    bad = [(one["sheet"], one["row"], one["cell"], one["reason"]) for one in value["bad"]]
    assert bad == [("名单", 4, "C4", "id_number_invalid"), ("名单", 5, "A5", "not_a_person")]
    assert all(one["message"] for one in (*value["bad"], *value["warnings"], *value["unread"]))
    warned = [(one["column"], one["reason"], one["count"]) for one in value["warnings_by_column"]]
    assert warned == [("手机号", "phone_second", 1)]
    unread = [(one["kind"], one["sheet"], one["where"], one["text"]) for one in value["unread"]]
    assert unread == [
        ("sheet_hidden", "旧名单", "", ""),
        ("column_unknown", "名单", "A", "序号"),
        ("lines_above", "名单", "1", ""),
    ]
    assert value["columns"]["document_number"] == "证件号码"
    assert run("status").value == before
    taken = run("roster", hidden_roster).value
    assert (taken["kept"], taken["new"], taken["changed"]) == (1, 1, 0)
    again = run("roster", hidden_roster).value
    assert (again["kept"], again["unchanged"]) == (0, 1)


@pytest.mark.parametrize(
    ("language", "sentence", "heads"),
    [
        ("en", "One digit of the ID number is wrong", ("rows left out", "left out:", "meaning")),
        ("zh", "身份证", ("未采用的行", "已读取的列:", "说明", "新增")),
        ("ko", "신분증", ("제외한 행", "읽은 열:", "설명", "새로")),
    ],
)
def test_a_list_is_reported_in_the_readers_language(
    site: Site, hidden_roster, language, sentence, heads
):
    home = ("--home", str(site.hq_home))
    result = site.process(
        "hq", "roster", "--check", str(hidden_roster), *home,
        TESTDESK_LANGUAGE=language, TESTDESK_PASSPHRASE=HQ_PHRASE,
    )  # fmt: skip
    assert result.status == 0, result.err
    assert sentence in result.out
    for part in ("名单", "C4", "新来甲", "旧名单", *heads):
        assert part in result.out
    if language != "en":  # codes are the same in every language, and contain an underscore
        assert set(re.findall(r"(?<![\w.])[a-z]{2,}(?![\w.])", result.out)) == set()


def test_what_would_change_is_shown_before_and_after_and_numbers_are_masked(
    site: Site, hidden_roster
):
    site.station("roster", hidden_roster)
    changed = [list(line) for line in LINES]
    changed[2][3], changed[2][5] = "13900000009", "201"
    hidden_roster.write_bytes(xlsx_of(MadeSheet("名单", changed)))
    (one,) = site.station("roster", "--check", hidden_roster).value["people"]["changed"]
    assert (one["name"], one["row"]) == ("新来甲", 3)
    changes = {change["field"]: (change["before"], change["after"]) for change in one["changes"]}
    assert changes["room"] == ("101", "201")
    assert "13900000009" not in changes["phone"]
    text = site.run("roster", "--check", hidden_roster, "--home", site.home, phrase=STATION_PHRASE)
    assert "101 → 201" in text.out
