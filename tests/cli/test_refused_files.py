"""Every file that a command opens is refused in turn: a code each time, and unchanged data."""

import errno
import shutil

import pytest
from tests.cli.faults import KILLED, killed_at, refusing, run
from tests.cli.site import Site
from tests.cli.tried_commands import (
    COMMANDS,
    DAY_COMMANDS,
    IS_MADE,
    again,
    arguments,
    how,
    left_after_a_start,
    prepare,
)
from tests.profiles import TORTURE
from tests.reliability.whole_or_absent import opened_by

from testdesk import bootstrap
from testdesk.cli.shared.output import ENVIRONMENT
from testdesk.home_files import sweep

KINDS = (errno.EACCES, errno.EIO)
STEP = 1 if TORTURE else 3  # the ordinary run tries every third touch

pytestmark = pytest.mark.usefixtures("quick_vaults")  # the commands make vaults as well


def refusals(touches: list[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    """Touches with an error number: the two kinds in turn, both for each in the long form."""
    if TORTURE:
        return [(touch, code) for touch in touches for code in KINDS]
    return [(touch, KINDS[place % len(KINDS)]) for place, touch in enumerate(touches[::STEP])]


# Those of the day open the same few files.
OF_THE_DAY = ["close-day", "station recover", "passphrase add"]
NAMES = [name for name, command in COMMANDS.items() if not command.served]


@pytest.mark.parametrize(
    "name", [name for name in NAMES if TORTURE or name in OF_THE_DAY or name not in DAY_COMMANDS]
)
def test_whatever_file_is_refused_there_is_a_code_and_the_next_try_goes_through(site: Site, name):
    command = COMMANDS[name]
    prepare(site, command)
    given = how(site, command)
    first = again(site, 0)
    done = run(first, arguments(first, command), lambda *_touch: None, **given)
    assert not done.bug, done.bug
    assert done.touched
    cases = refusals(list(dict.fromkeys(done.touched)))
    for number, (touch, code) in enumerate(cases, start=1):
        tried = again(site, number)
        result = run(tried, arguments(tried, command), refusing(touch, code), **given)
        case = (touch, errno.errorcode[code], result.status, result.bug, result.out[-300:])
        assert not result.bug, case
        assert result.status in {0, 1, 3}, case
        if result.status and not command.typed:
            assert result.error, case
        if result.status == ENVIRONMENT:  # not done, so it can be done now
            later = run(tried, arguments(tried, command), lambda *_touch: None, **given)
            assert not later.bug, (*case, later.bug)
            is_made = later.error in IS_MADE.get(name, set())
            assert is_made or later.status == done.status, (*case, later.out[-300:])
        assert left_after_a_start(tried, name) == [], case
        if tried.home.exists() and not command.hq and (name != "salvage" or not result.status):
            opened_by(tried)
            checked = tried.station("verify")
            assert checked.value.get("ok"), (case, checked)
        shutil.rmtree(tried.base)


# Each creates something, or handles the only copy.
CUT = (
    *("station init", "backup", "restore", "export", "import", "station recover"),
    *("hq init", "hq kit", "hq import"),
)


@pytest.mark.parametrize("name", CUT)
def test_killed_at_any_touch_of_a_file_it_is_begun_again_and_nothing_is_left(site: Site, name):
    command = COMMANDS[name]
    prepare(site, command)
    given = how(site, command)
    first = again(site, 0)
    done = run(first, arguments(first, command), lambda *_touch: None, **given)
    assert (done.status, done.bug) == (0, "")
    for place in range(1, len(done.touched) + 1, STEP):
        tried = again(site, place)
        case = (place, done.touched[place - 1])
        assert run(tried, arguments(tried, command), killed_at(place), **given).status == KILLED, (
            case
        )
        later = run(tried, arguments(tried, command), lambda *_touch: None, **given)
        is_made = later.error in IS_MADE.get(name, set())
        assert is_made or (later.status, later.bug) == (0, ""), (*case, later.bug, later.out[-300:])
        bootstrap.sweep_home(tried.home)
        sweep(tried.hq_home)
        left = [p for p in tried.base.rglob("*") if p.name.startswith(".") or p.suffix == ".part"]
        left += [p for p in tried.base.rglob("*") if "kept-" in p.name]
        assert left == [], case
        if tried.home.exists():
            opened_by(tried)
            checked = tried.station("verify")
            assert checked.value.get("ok"), (case, checked)
        if tried.hq_home.exists():
            assert tried.hq("status").status == 0, case
        shutil.rmtree(tried.base)
