"""`testdesk sync`: every file that it touches is refused in turn; nothing is lost or doubled."""

import errno
import shutil

from tests.cli.faults import refusing, run
from tests.cli.site import Site
from tests.net.served import Town

from testdesk import bootstrap
from testdesk.cli.shared.output import ENVIRONMENT


def sync(town: Town, site: Site) -> tuple[object, ...]:
    return ("sync", "--url", town.proxy.url, "--home", site.home, "--json")


def copy(site: Site, number: int) -> Site:
    base = site.base.with_name(f"{site.base.name}-{number}")
    shutil.copytree(site.base, base)
    return Site(base)


def test_a_sync_whose_disk_refuses_a_file_ends_with_a_code_and_is_done_the_next_time(town: Town):
    town.sample(2)
    first = copy(town.site, 0)
    done = run(first, sync(town, first), lambda *_touch: None)
    assert (done.status, done.bug) == (0, "")
    files = [touch for touch in dict.fromkeys(done.touched) if "/" in touch[1]]
    assert any("outbox" in name for _, name in files)
    assert any("inbox" in name for _, name in files)
    for number, touch in enumerate(files, start=1):
        tried = copy(town.site, number)
        code = (errno.EACCES, errno.EIO)[number % 2]
        result = run(tried, sync(town, tried), refusing(touch, code))
        case = (touch, code, result.status, result.bug, result.out[-300:])
        assert not result.bug, case
        assert result.status in {0, 1, ENVIRONMENT}, case
        assert not result.status or result.error, case
        for _ in range(2):  # what arrived while a file could not be kept is requested again
            later = run(tried, sync(town, tried), lambda *_touch: None)
            # The copies of one station get each other's answers, which only the other can settle.
            assert later.error in {"", "receipt_unknown_batch"}, (*case, later.out[-300:])
            assert not later.bug, (*case, later.bug)
        bootstrap.sweep_home(tried.home)
        batches = tried.station("status").value["batches"]
        assert {batch["state"] for batch in batches} == {"accepted"}, case
        assert tried.station("verify").value["ok"], case
        assert [p for p in tried.home.rglob("*") if p.name.startswith(".")] == [], case
        shutil.rmtree(tried.base)
    assert town.sync().status == 0  # the town is left intact
