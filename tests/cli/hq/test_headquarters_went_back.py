"""Headquarters is restored from a copy; its stations learn of it by network, from real servers."""

import shutil
import signal
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from tests.cli.serving import serving
from tests.cli.site import STATION_PHRASE, TUBE, Site, people
from tests.profiles import TORTURE

from testdesk import bootstrap

NUMBERS = [person.document_number for person in people(6)]


def sync(site: Site) -> Any:
    """One exchange with a server that runs only for it."""
    with serving(site) as served:
        result = site.station("sync", "--url", served.url)
        assert result.status == 0, result.out + result.err
        served.process.send_signal(signal.SIGTERM)
        served.process.communicate(timeout=60)
    return result.value


def states(site: Site) -> list[tuple[int, int, str]]:
    status = site.station("status").value
    return sorted((b["first"], b["last"], b["state"]) for b in status["batches"])


def held(site: Site) -> int:
    """How far headquarters has the station's journal, without a gap."""
    (station,) = (s for s in site.hq("status").value["stations"] if s["station"] == 1)
    assert station["missing"] == []
    return int(station["highest_contiguous"])


def length(site: Site) -> int:
    return int(site.station("status").value["journal"]["length"])


def known_epoch(site: Site) -> int:
    """The epoch of headquarters that the station knows."""
    with bootstrap.station(site.home, STATION_PHRASE) as station, station.read() as uow:
        acknowledgement = uow.outbox.acknowledgement()
    assert acknowledgement is not None
    return acknowledgement.epoch_number


def copy_of(site: Site) -> Path:
    return Path(shutil.copytree(site.hq_home, site.base / "copy"))


def put_back(site: Site, copy: Path, *, announced: bool) -> None:
    """The folder as it was: nothing in it shows that it is a copy, unless it is announced."""
    shutil.rmtree(site.hq_home)
    shutil.copytree(copy, site.hq_home)
    if announced:
        assert site.hq("restored").status == 0


def before_the_first_batch(site: Site) -> Path:
    copy = copy_of(site)
    site.scan(TUBE, *NUMBERS[:2])
    sync(site)
    return copy


def after_the_first_batch(site: Site) -> Path:
    site.scan(TUBE, *NUMBERS[:1])
    sync(site)
    copy = copy_of(site)
    site.scan(NUMBERS[1])
    sync(site)
    return copy


EVERY_WAY = list(product([before_the_first_batch, after_the_first_batch], *[[True, False]] * 2))


# The ordinary run takes half of the ways: each pair of circumstances meets once.
@pytest.mark.parametrize(
    ("taken", "announced", "news"),
    [way for place, way in enumerate(EVERY_WAY) if TORTURE or place in {0, 3, 5, 6}],
)
def test_one_sync_sends_again_all_that_headquarters_lost(
    site: Site, taken: Callable[[Site], Path], announced: bool, news: bool
) -> None:
    copy = taken(site)
    put_back(site, copy, announced=announced)
    if news:
        site.scan(NUMBERS[3])
    assert sync(site)["undelivered"] == 0
    assert held(site) == length(site)
    assert {state for *_, state in states(site)} <= {"accepted", "delivered"}
    assert (known_epoch(site) > 1) == announced
    assert sync(site)["sent"] == []


def test_until_it_is_sent_again_the_day_is_not_done(site: Site) -> None:
    copy = after_the_first_batch(site)
    site.scan("!seal")
    sync(site)
    assert "headquarters_lost" not in site.station("close-day").value["problems"]
    put_back(site, copy, announced=True)
    # A stick brings the news first; the server is not there yet.
    assert site.hq("update", "--out", site.stick).status == 0
    assert site.station("import", site.stick).status == 0
    assert [state for *_, state in states(site)] == ["accepted", "lost", "lost"]
    closed = site.station("close-day")
    assert closed.status == 1
    assert "headquarters_lost" in closed.value["problems"]
    assert len(sync(site)["sent"]) == 1
    assert {state for *_, state in states(site)} == {"accepted"}
    assert "headquarters_lost" not in site.station("close-day").value["problems"]


def test_the_new_journal_is_followed_by_network_whatever_number_its_update_bears(
    site: Site,
) -> None:
    copy = after_the_first_batch(site)
    assert site.hq("round", "open", "--name", "R8").status == 0
    assert [one["file"] for one in sync(site)["received"]] == ["update-1-1.tdu"]
    assert site.station("status").value["round"] == "R8"
    put_back(site, copy, announced=True)
    assert site.hq("round", "open", "--name", "R9").status == 0
    received = {one["file"]: one["verdict"] for one in sync(site)["received"]}
    assert received["update-1-1.tdu"] == "accepted"
    assert site.station("status").value["round"] == "R9"
    assert held(site) == length(site)
    assert site.hq("round", "open", "--name", "R10").status == 0
    assert {one["verdict"] for one in sync(site)["received"]} == {"accepted"}
    assert site.station("status").value["round"] == "R10"
    assert site.station("verify").value["ok"] is True


def test_a_server_that_runs_answers_in_the_epoch_that_another_program_began(site: Site) -> None:
    site.scan(TUBE, *NUMBERS[:1])
    with serving(site) as served:
        assert site.station("sync", "--url", served.url).status == 0
        assert known_epoch(site) == 1
        assert site.hq("restored").status == 0
        site.scan(NUMBERS[1])
        assert site.station("sync").value["undelivered"] == 0
        assert known_epoch(site) > 1
    site.scan(NUMBERS[2])
    assert sync(site)["undelivered"] == 0
    assert known_epoch(site) > 1
