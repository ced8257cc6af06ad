"""The demo's day, small: played on the real windows, carried on a real folder, counted twice."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import msgspec
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent

from testdesk.bootstrap import station
from testdesk.bridge.lane import Lane
from testdesk.demo import day
from testdesk.demo.city import make_city
from testdesk.demo.day_clock import day_to_play
from testdesk.demo.making import ROUND, STATIONS, DemoCity, open_demo
from testdesk.demo.waiting import wait_until
from testdesk.domain.refusals import Refusal
from testdesk.formats.proxy_code import decode_proxy_code
from testdesk.gui.shell import Shell
from testdesk.gui.start.sign_in import SignIn
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
    papers = sorted((folder / "paper").glob("card-*.pdf"))
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
            # The close itself, which goes out with the next batch.
            assert (now.unexported, now.undelivered) == (1, 1)
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


def private_texts(demo: DemoCity) -> set[str]:
    """What no log and no report may hold: of the people, of the operators, of the stations."""
    texts = set(msgspec.to_builtins(demo.passphrases).values()) | {"李敏", "崔明"}
    for person in demo.city.people:
        address = person.address
        texts |= {person.name, person.korean, person.document_number, person.phone}
        texts |= {person.phone_code, address.compound}
    return texts - {""}


def is_idle(lane: Lane) -> bool:
    return not lane.waiting


def crash_at_every_lane(shell: Shell, demo: DemoCity) -> None:
    """Bugs on each lane and on the GUI's thread, whose messages quote people."""
    person = demo.city.people[7]

    def bug() -> None:
        try:
            int(person.name + person.document_number)
        except ValueError as error:
            raise KeyError(person.phone, person.address.compound) from error

    assert shell.bridge is not None
    previous, sys.excepthook = sys.excepthook, shell.show_crash
    for lane in (shell.bridge.lane, shell.bridge.reading, shell.bridge.io):
        lane.submit(bug, print, owner=shell, failed=print)
        wait_until(partial(is_idle, lane), lane.idle)
    sys.excepthook = previous
    with pytest.raises(KeyError) as caught:
        bug()
    shell.show_crash(caught.type, caught.value, caught.tb)


def test_no_log_and_no_report_of_a_day_names_a_person(played, tmp_path) -> None:
    folder, _ = played
    clock = WallClock()
    city = make_city(residents=400, seed=1, today=day_to_play(clock.now()))
    demo = DemoCity(folder, city, open_demo(folder))
    shell = Shell(demo.home(1), clock=clock)
    shell.open_station(SignIn(demo.passphrases.station, "李敏", "registrar"))
    wait_until(lambda: shell.window_ is not None, shell.currentChanged)
    assert shell.window_ is not None
    for person in demo.city.people[:5]:
        shell.window_.handle_scan(person.document_number)
    crash_at_every_lane(shell, demo)
    reporting = shell._reporting
    assert reporting is not None
    reporting.save_to(tmp_path)
    lane = reporting._lane
    assert lane is not None
    wait_until(partial(is_idle, lane), lane.idle)
    shell.close()
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(shell, QEvent.Type.DeferredDelete)
    files = [*(demo.home(1) / "log").iterdir(), *(demo.home(2) / "log").iterdir()]
    files += (tmp_path / "testdesk").iterdir()
    text = "".join(file.read_text("utf-8") for file in files)
    assert text.count("started program=window") >= 3
    assert text.count(" crashed KeyError ") >= 8
    assert "scan_refused code=" in text
    assert [private for private in private_texts(demo) if private in text] == []
    assert re.findall(r"\d{11}", re.sub(r"error-report-\d+", "", text)) == []
