"""Cards for many people by the command line, and what a killed run leaves."""

import subprocess
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.site import STATION_PHRASE, Site, command
from tests.paper.conftest import codes_in, rasterised

from testdesk import bootstrap
from testdesk.domain.cards import CardSelection
from testdesk.domain.journal.events import CardsPrinted, ProxyCodeIssued
from testdesk.domain.journal.hash_chain import read_event

EVERYBODY = ("code", "print", "--everybody", "--missing-only")


def bodies(site: Site):
    with bootstrap.station(site.home, STATION_PHRASE) as station, station.read() as uow:
        entries = uow.journal.entries(1, uow.journal.length())
        people = [r.resident for r in uow.people.selected(CardSelection())]
    return people, [event.body for entry in entries if (event := read_event(entry))]


def codes_on_paper(folder: Path) -> list[str]:
    return [
        code
        for pdf in sorted(folder.glob("*.pdf"))
        for page in rasterised(pdf, 150)
        for code in codes_in(page)
    ]


def test_a_batch_is_a_folder_with_a_file_for_each_building(site: Site, tmp_path):
    out = tmp_path / "cards"
    result = site.station(*EVERYBODY, "--out", out)
    assert result.status == 0, result.err
    people, _ = bodies(site)
    assert (result.value["cards"], result.value["read_back"]) == (len(people), True)
    assert [c["resident"] for c in result.value["codes"]] == people
    assert sorted(result.value["files"]) == sorted(map(str, out.iterdir()))
    assert sorted(codes_on_paper(out)) == sorted(c["code"] for c in result.value["codes"])
    again = site.station(*EVERYBODY, "--out", out)
    assert (again.status, again.value["cards"], again.value["files"]) == (0, 0, [])


def test_a_batch_may_be_one_file(site: Site, tmp_path):
    out = tmp_path / "old.pdf"
    result = site.station("code", "print", "--min-age", 60, "--layout", "card", "--out", out)
    assert result.status == 0, result.err
    with bootstrap.station(site.home, STATION_PHRASE) as station, station.read() as uow:
        chosen = uow.people.selected(CardSelection(min_age=60, without_phone=False))
    assert result.value["file"] == str(out)
    assert 0 < result.value["cards"] == len(chosen) < 80
    assert len(codes_on_paper(tmp_path)) == len(chosen)


@pytest.mark.parametrize(
    "options",
    [
        ("--everybody", "--building", "3", "--out", "x"),
        ("--everybody", "--layout", "card", "--out", "x"),
        ("--everybody", "--out", "."),
        ("--resident", "0", "--missing-only", "--out", "x.pdf"),
        ("--out", "."),
    ],
)
def test_what_does_not_go_together_is_a_slip_of_the_caller(site: Site, tmp_path, options):
    if "--everybody" in options and options[-1] == ".":
        options = (*options[:-1], str(tmp_path / "a.pdf"))
        (tmp_path / "a.pdf").mkdir()
    assert site.station("code", "print", *options).status == 2


def test_an_unknown_compound_is_refused(site: Site, tmp_path):
    result = site.station("code", "print", "--compound", "nowhere", "--out", tmp_path / "cards")
    assert (result.status, result.value["error"]) == (1, "building_unknown")


def run_until_killed(site: Site, out: Path, lines: int) -> bool:
    """Kills a run after so many lines of progress; whether it finished before."""
    arguments = command(*EVERYBODY, "--out", out)
    with subprocess.Popen(
        arguments, env=site.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        for _ in range(lines):
            process.stderr.readline()
        process.kill()
        process.stderr.read()
    return process.returncode == 0


@pytest.mark.slow
def test_a_batch_killed_at_each_step_misses_nobody_and_prints_nobody_twice(site: Site, tmp_path):
    out = tmp_path / "cards"
    # Each part prints five lines: after issuing, writing, reading back, saving, marking.
    for lines in (0, 1, 2, 3, 4, 5, 8, 14):
        assert not run_until_killed(site, out, lines)
    result = site.station(*EVERYBODY, "--out", out)
    assert result.status == 0, result.err
    people, all_bodies = bodies(site)
    issued = [body for body in all_bodies if isinstance(body, ProxyCodeIssued)]
    printed = [c for body in all_bodies if isinstance(body, CardsPrinted) for c in body.cards]
    assert Counter(body.resident for body in issued) == Counter(people)
    assert len(printed) == len(set(printed)) == len(people)
    on_paper = codes_on_paper(out)
    assert len(on_paper) == len(set(on_paper)) == len(people)
    assert list(out.glob("*.unchecked")) == []
    assert site.station("verify").value["ok"]


HOLE = "\U0010fffd"


def add_undrawable(site: Site) -> None:
    """Two people with a character that no font has: one among neighbours, one alone in a house."""
    lines = [
        "姓名,证件号码,小区,楼,单元,室",
        f"{HOLE}明{HOLE},222401196001017014,网通小区,3,1,101",
        f"{HOLE}丽{HOLE},222401196001017022,空楼,99,1,101",
        "金可画,222401196001017030,网通小区,3,1,102",
    ]
    file = site.base / "rare.csv"
    file.write_text("\n".join(lines), "utf-8")
    assert site.station("roster", file).value["kept"] == 3


def test_a_name_that_no_font_has_leaves_one_card_out_and_the_buildings_print(site: Site, tmp_path):
    add_undrawable(site)
    out = tmp_path / "cards"
    result = site.station(*EVERYBODY, "--out", out)
    assert result.status == 0, result.err
    people, events = bodies(site)
    left_out = {one["resident"] for one in result.value["left_out"]}
    assert len(left_out) == 2
    assert {one["characters"] for one in result.value["left_out"]} == {f"{HOLE} U+10FFFD"}
    assert {c["resident"] for c in result.value["codes"]} == set(people) - left_out
    assert sorted(codes_on_paper(out)) == sorted(c["code"] for c in result.value["codes"])
    printed = {card for body in events if isinstance(body, CardsPrinted) for card in body.cards}
    assert printed == {c["card"] for c in result.value["codes"]}


def test_a_door_list_names_everybody_and_the_missing_character_is_reported(site: Site, tmp_path):
    add_undrawable(site)
    result = site.station(
        "paper", "list", "--building", "网通小区 3", "--out", tmp_path / "list.pdf"
    )
    assert result.status == 0, result.err
    assert result.value["characters_missing"] == "U+10FFFD"
    coverage = {(one["compound"], one["building"]): one for one in site.station("coverage").value}
    assert result.value["people"] == coverage["网通小区", "3"]["listed"]


def test_the_building_of_one_undrawable_name_prints_to_one_file(site: Site, tmp_path):
    add_undrawable(site)
    site.station(*EVERYBODY, "--out", tmp_path / "all")
    out = tmp_path / "one.pdf"
    result = site.station("code", "print", "--building", "网通小区 3", "--out", out)
    assert (result.status, len(result.value["left_out"])) == (0, 1), result.err
    alone = result.value["left_out"][0]["resident"]
    refused = site.station("code", "print", "--resident", alone, "--out", tmp_path / "no.pdf")
    assert (refused.status, refused.value["error"]) == (1, "characters_missing")
    assert not (tmp_path / "no.pdf").exists()
