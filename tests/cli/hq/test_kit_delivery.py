"""A kit that was not written makes no station: wherever writing failed, nothing is changed."""

import errno

import pytest
from sqlalchemy import select
from tests.cli.faults import refusing, run
from tests.cli.site import HQ_PHRASE, Site

from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.store.schema.tables import KIT, KIT_CONTENTS, POINT_PLACE, STATION_COMPOUND

POINT = "网通小区"
TABLES = (KIT, KIT_CONTENTS, POINT_PLACE, STATION_COMPOUND)


pytestmark = pytest.mark.usefixtures("quick_vaults")  # the commands make vaults as well


def kit(station, out, *more):
    return ("kit", "--station", station, "--point", POINT, "--out", out, *more)


def known(site: Site):
    """All that headquarters knows about its stations."""
    hq = open_headquarters(site.hq_home, HQ_PHRASE)
    try:
        with hq.read() as connection:
            return [[tuple(row) for row in connection.execute(select(one))] for one in TABLES]
    finally:
        hq.close()


def comes_to_be(site: Site, station):
    """The same command succeeds with a stick that has room."""
    site.hq(*kit(station, site.base / "good"))
    listed = {one["station"]: one["state"] for one in site.hq("station", "list").value}
    assert listed[station] == "expected"
    assert (site.base / "good" / "testdesk" / f"kit-{station}.tdk").exists()


@pytest.mark.parametrize("more", [(), ("--compound", POINT)], ids=["new", "of a compound"])
@pytest.mark.parametrize("fault", ["full", "locked", "in the way"])
def test_a_stick_that_cannot_take_the_kit(site: Site, small_stick, fault, more):
    before = known(site)
    if fault == "full":
        small_stick.fill(leave=0)
    elif fault == "in the way":
        (small_stick.folder / "testdesk").write_bytes(b"a file of that name")
    else:
        small_stick.eject()
        small_stick.plug(read_only=True)
    result = site.hq(*kit(2, small_stick.folder, *more))
    assert result.status == 3, result.out
    assert "passphrase" not in result.value
    assert known(site) == before
    comes_to_be(site, 2)


def test_a_folder_that_is_not_there_and_one_that_a_file_is(site: Site):
    before = known(site)
    (site.base / "file").write_bytes(b"")
    for out in (site.base / "no" / "folder", site.base / "file"):
        assert site.hq(*kit(2, out)).status in {2, 3}
    assert known(site) == before
    comes_to_be(site, 2)


def test_a_renewal_and_a_second_kit_that_were_not_delivered_change_no_compounds(site: Site):
    works = site.hq(*kit(2, site.stick, "--compound", POINT))
    assert works.status == 0, works.out
    before = known(site)
    for more in ((), ("--renew",)):
        assert site.hq(*kit(2, site.base / "no" / "folder", *more)).status == 3
        assert known(site) == before


def test_whatever_touch_of_the_stick_fails_the_station_is_there_with_its_kit_or_not_at_all(
    site: Site,
):
    arguments = ("hq", *kit(2, site.stick), "--home", site.hq_home, "--json")
    first = run(site, arguments, lambda *_touch: None, phrase=HQ_PHRASE)
    assert (first.status, first.bug) == (0, "")
    of_stick = [touch for touch in dict.fromkeys(first.touched) if "stick" in touch[1]]
    assert len(of_stick) > 2
    (site.stick / "testdesk" / "kit-2.tdk").unlink()
    cases = [(touch, code) for touch in of_stick for code in (errno.ENODEV, errno.EIO)]
    for number, (touch, code) in enumerate(cases, start=3):
        before = known(site)
        args = tuple(str(number) if argument == 2 else argument for argument in arguments)
        named = (touch[0], touch[1].replace("kit-2", f"kit-{number}"))
        result = run(site, args, refusing(named, code), phrase=HQ_PHRASE)
        assert not result.bug, (touch, result.bug)
        assert (result.status == 3) == (known(site) == before), (touch, code, result)
