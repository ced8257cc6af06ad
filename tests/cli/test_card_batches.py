"""Batches of cards by the command line, and what is left of one that was killed."""

import subprocess
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.site import DESK_PHRASE, Site, command
from tests.paper.conftest import codes_in, rasterised

from testdesk import bootstrap
from testdesk.domain.card_selection import CardSelection
from testdesk.domain.events import CardsPrinted, ProxyCodeIssued
from testdesk.domain.journal import read

EVERYBODY = ("code", "print", "--everybody", "--missing-only")


def bodies(site: Site):
    with bootstrap.station(site.home, DESK_PHRASE) as desk, desk.begin("") as uow:
        entries = uow.journal.entries(1, uow.journal.length())
        people = [r.resident for r in uow.people.selected(CardSelection())]
    return people, [event.body for entry in entries if (event := read(entry))]


def codes_on_paper(folder: Path) -> list[str]:
    return [
        code
        for pdf in sorted(folder.glob("*.pdf"))
        for page in rasterised(pdf, 150)
        for code in codes_in(page)
    ]


def test_a_batch_is_a_folder_with_a_file_for_each_building(site: Site, tmp_path):
    out = tmp_path / "cards"
    said = site.desk(*EVERYBODY, "--out", out)
    assert said.status == 0, said.err
    people, _ = bodies(site)
    assert (said.value["cards"], said.value["read_back"]) == (len(people), True)
    assert [c["resident"] for c in said.value["codes"]] == people
    assert sorted(said.value["files"]) == sorted(map(str, out.iterdir()))
    assert sorted(codes_on_paper(out)) == sorted(c["code"] for c in said.value["codes"])
    again = site.desk(*EVERYBODY, "--out", out)
    assert (again.status, again.value["cards"], again.value["files"]) == (0, 0, [])


def test_a_batch_may_be_one_file(site: Site, tmp_path):
    out = tmp_path / "old.pdf"
    said = site.desk("code", "print", "--min-age", 60, "--layout", "card", "--out", out)
    assert said.status == 0, said.err
    with bootstrap.station(site.home, DESK_PHRASE) as desk, desk.begin("") as uow:
        chosen = uow.people.selected(CardSelection(min_age=60, without_phone=False))
    assert said.value["file"] == str(out)
    assert 0 < said.value["cards"] == len(chosen) < 80
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
    assert site.desk("code", "print", *options).status == 2


def test_an_unknown_compound_is_refused(site: Site, tmp_path):
    said = site.desk("code", "print", "--compound", "nowhere", "--out", tmp_path / "cards")
    assert (said.status, said.value["error"]) == (1, "building_unknown")


def run_until_killed(site: Site, out: Path, lines: int) -> bool:
    """Kills a batch after so many lines of progress; whether it came to its end before."""
    words = command(*EVERYBODY, "--out", out)
    with subprocess.Popen(
        words, env=site.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
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
    # Each part says five lines: after issuing, writing, reading back, keeping, marking.
    for lines in (0, 1, 2, 3, 4, 5, 8, 14):
        assert not run_until_killed(site, out, lines)
    said = site.desk(*EVERYBODY, "--out", out)
    assert said.status == 0, said.err
    people, all_bodies = bodies(site)
    issued = [body for body in all_bodies if isinstance(body, ProxyCodeIssued)]
    printed = [c for body in all_bodies if isinstance(body, CardsPrinted) for c in body.cards]
    assert Counter(body.resident for body in issued) == Counter(people)
    assert len(printed) == len(set(printed)) == len(people)
    on_paper = codes_on_paper(out)
    assert len(on_paper) == len(set(on_paper)) == len(people)
    assert list(out.glob("*.unchecked")) == []
    assert site.desk("verify").value["ok"]
