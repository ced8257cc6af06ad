"""Every file that the window opens fails in turn: it is reported, and nothing is lost."""

import errno
import shutil
from pathlib import Path

import pytest
from tests.cli.site import Site
from tests.cli.tried_commands import left_after_a_start
from tests.gui.window_faults import LINES, Windows
from tests.profiles import TORTURE

ALL = ["opened", "sampled", "handed over"]
STEP = 1 if TORTURE else 8


def copy(site: Site, base: Path) -> Site:
    shutil.copytree(site.base, base)
    return Site(base)


@pytest.mark.slow
@pytest.mark.parametrize("start", ["first", "every day"])
def test_a_refused_file_is_reported_and_what_was_called_sampled_is_kept(
    windows, faults_city, tmp_path, start
):
    prepared = copy(faults_city, tmp_path / "prepared")
    if start == "first":
        shutil.rmtree(prepared.home)
    whole = windows.visit(copy(prepared, tmp_path / "whole"))
    assert (whole["bugs"], whole["done"], whole["sampled"]) == ([], ALL, LINES[1:])
    touches = list(dict.fromkeys(map(tuple, whole["touched"])))
    assert len(touches) > 8
    cases = [(t, code) for t in touches for code in (errno.EACCES, errno.EIO)]
    for number, (touch, code) in list(enumerate(cases))[::STEP]:
        tried = copy(prepared, tmp_path / str(number))
        seen = windows.visit(tried, touch, code)
        check(windows, tried, seen, (touch, errno.errorcode[code]))
        shutil.rmtree(tried.base)


def check(windows: Windows, site: Site, seen, case) -> None:
    """Nothing crashed, what was not done was reported, and the next start does the rest."""
    context = (case, seen)
    assert seen["bugs"] == [], context
    assert seen["done"] == ALL or all(seen["notices"]), context
    kept = {number[-4:] for number in seen["sampled"]}
    assert kept <= sampled(site), context
    later = windows.visit(site)
    assert (later["bugs"], "handed over" in later["done"]) == ([], True), (*context, later)
    assert {number[-4:] for number in LINES[1:]} == sampled(site), (*context, later)
    assert site.station("verify").value["ok"], context
    assert left_after_a_start(site, "window") == [], context
    assert site.hq("import", site.stick).status == 0, context
    assert site.station("import", site.stick).status == 0, context
    assert {b["state"] for b in site.station("status").value["batches"]} == {"accepted"}, context


def sampled(site: Site) -> set[str]:
    """The last four of the numbers of everybody in the station's tubes."""
    if not (site.home / "station.vault").exists():
        return set()
    samples = [one for tube in site.station("tube", "list").value for one in tube["samples"]]
    return {site.station("person", "show", one["resident"]).value["id_tail"] for one in samples}
