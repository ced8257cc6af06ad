"""The demo's day, small: played on the real windows, carried on a real folder, counted twice."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest
import zxingcpp
from PIL import Image

from testdesk.bootstrap import station
from testdesk.demo import day
from testdesk.demo.making import ROUND, STATIONS, open_demo
from testdesk.domain.refusals import Refusal
from testdesk.formats.proxy_code import decode_proxy_code
from testdesk.hq.exchange.imports import import_paths
from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.views.progress import progress
from testdesk.hq.views.reports import status as hq_status
from testdesk.services.checking import verify
from testdesk.services.scanning.code_reading import read_code
from testdesk.services.status import status
from testdesk.wall_clock import WallClock

SPECIAL = {
    "already_sampled": 1,
    "code_not_authentic": 1,
    "single_tube_required": 1,
    "code_damaged": 1,
    "code_replaced": 1,
}

pytestmark = pytest.mark.slow


def test_everybody_is_in_a_tube_once_and_headquarters_has_them_all(played):
    _, report = played
    # Forty, and the person who is not green in a tube alone.
    assert (report.people, report.samples, report.hq_samples) == (41, 41, 41)
    assert report.batches == report.receipts_accepted == 4


def test_what_must_be_refused_was_refused_once_each(played):
    _, report = played
    assert report.refused == SPECIAL


def test_the_report_on_disk_is_the_report(played):
    folder, report = played
    assert msgspec.json.decode((folder / "report.json").read_bytes(), type=day.DemoReport) == report


def test_a_returning_person_is_one_action_and_a_proxy_card_at_most_three(played):
    _, report = played
    assert report.actions_per_person["returning"] == 1
    assert report.actions_per_person["proxy"] <= 3


def test_every_printed_code_is_read_back_from_its_paper(played, tmp_path):
    folder, report = played
    papers = sorted((folder / "paper").glob("*.pdf"))
    assert len(papers) == report.proxy_codes_issued
    homes = [folder / "station-1", folder / "station-2"]
    phrase = open_demo(folder).station
    with station(homes[0], phrase) as opened:
        keys = opened.identity.card_keys
    for paper in papers:
        code = decode_proxy_code(_code_on(paper, tmp_path), keys)
        assert paper.name.startswith(f"card-{code.station}-")


def _code_on(paper: Path, folder: Path) -> str:
    target = folder / paper.stem
    subprocess.run(["pdftoppm", "-r", "203", "-gray", "-singlefile", paper, target], check=True)
    [found] = zxingcpp.read_barcodes(Image.open(target.with_suffix(".pgm")))
    return found.text


def test_the_day_went_by_its_own_clock(played):
    """By the wall clock the whole day takes less than a minute."""
    folder, report = played
    hq = open_headquarters(folder / "hq", open_demo(folder).headquarters)
    try:
        with hq.engine.connect() as connection:
            seen = progress(connection, ROUND, now=WallClock().now())
    finally:
        hq.close()
    assert seen.outside == 0
    assert len(seen.hours) >= 3
    assert sum(hour.samples for hour in seen.hours) == report.samples
    for number in STATIONS:
        with station(folder / f"station-{number}", open_demo(folder).station) as opened:
            now = status(station=opened)
        assert now.seconds_per_person is not None
        assert 8 < now.seconds_per_person < 18
        assert (now.clock_doubtful, now.clock_wrong) == (0, False)


def test_the_stations_journals_are_whole_and_nothing_waits(played):
    folder, _ = played
    for name in ("station-1", "station-2"):
        with station(folder / name, open_demo(folder).station) as opened:
            assert verify(station=opened).problems == ()
            now = status(station=opened)
            assert (now.unexported, now.undelivered) == (0, 0)
            assert {batch.state for batch in now.batches} == {"accepted"}


def test_the_stick_brought_again_adds_nothing(played):
    folder, report = played
    hq = open_headquarters(folder / "hq", open_demo(folder).headquarters)
    try:
        with station(folder / "station-1", open_demo(folder).station) as opened:
            again = import_paths(hq, opened.courier, [folder / "stick"])
        assert {(a.verdict, a.new_events) for a in again} == {("already_have", 0)}
        assert hq_status(hq).samples == report.samples
    finally:
        hq.close()


def test_a_card_of_one_station_is_known_at_the_other(played, tmp_path):
    folder, _ = played
    paper = next(iter(sorted((folder / "paper").glob("card-1-*.pdf"))))
    with station(folder / "station-2", open_demo(folder).station) as opened:
        reading = read_code(station=opened, text=_code_on(paper, tmp_path))
    assert reading.reason in {"valid", "not_listed", "code_replaced"}
    assert reading.verdict != "refused" or reading.reason == "code_replaced"


def test_pictures_of_every_page_in_three_languages_were_taken(played):
    folder, _ = played
    names = {path.stem.partition("-")[2] for path in (folder / "screenshots").glob("*.png")}
    pages = ("register", "proxy", "queue", "coverage", "handover")
    assert {f"{page}-{language}" for page in pages for language in ("zh", "ko", "en")} <= names


def test_a_second_demo_in_the_same_folder_is_refused(played):
    folder, _ = played
    with pytest.raises(Refusal, match="demo_exists"):
        day.play(folder, residents=400, people=40, seed=1)
