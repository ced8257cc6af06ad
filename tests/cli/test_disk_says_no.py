"""Every file that a command opens is refused in turn: a code each time, and the data as it was."""

import errno
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.cli.faults import KILLED, killed_at, refusing, run
from tests.cli.site import DESK_PHRASE, HQ_PHRASE, TUBE, Site, people

from testdesk import bootstrap
from testdesk.cli.output import ENVIRONMENT
from testdesk.home_files import sweep

HQ = {"phrase": HQ_PHRASE}
DESK = {"phrase": DESK_PHRASE}


@dataclass
class Deed:
    """A command, and what must have been before it."""

    before: tuple[str, ...]
    command: tuple[str, ...]
    hq: bool = False


DEEDS = {
    "station init": Deed(("no station",), ("station", "init", "--kit", "{kit}")),
    "status": Deed((), ("status",)),
    "scan": Deed((), ("scan",)),
    "verify": Deed((), ("verify",)),
    "roster": Deed((), ("roster", "{roster}")),
    "export": Deed(("sampled",), ("export", "{stick}")),
    "import": Deed(("sampled", "answered"), ("import", "{stick}")),
    "renew": Deed(("renewed",), ("station", "renew", "--kit", "{renewal}")),
    "backup": Deed((), ("backup", "{copy}")),
    "restore": Deed(("backed up",), ("restore", "{copy}")),
    "close-day": Deed((), ("close-day",)),
    "hq init": Deed(("no headquarters",), ("hq", "init", "--name", "延吉"), hq=True),
    "hq roster": Deed((), ("hq", "roster", "{roster}"), hq=True),
    "hq kit": Deed(
        (), ("hq", "kit", "--station", "2", "--point", "河南", "--out", "{stick}"), hq=True
    ),
    "hq card-key": Deed((), ("hq", "card-key", "new"), hq=True),
    "hq import": Deed(("sampled", "exported"), ("hq", "import", "{stick}"), hq=True),
    "hq update": Deed(
        ("sampled", "answered", "news"), ("hq", "update", "--out", "{stick}"), hq=True
    ),
    "hq status": Deed((), ("hq", "status"), hq=True),
    "hq export": Deed(
        (), ("hq", "export", "--round", "R7", "--format", "csv", "--out", "{out}"), hq=True
    ),
}


def places(site: Site) -> dict[str, Path]:
    return {
        "kit": site.kit,
        "stick": site.stick,
        "renewal": site.base / "renewal" / "testdesk" / "kit-1.tdk",
        "copy": site.base / "copy.tdbackup",
        "out": site.base / "samples.csv",
        "roster": next(site.base.glob("*.csv")),
    }


def prepare(site: Site, state: str) -> None:
    if state == "no station":
        shutil.rmtree(site.home)
    elif state == "no headquarters":
        shutil.rmtree(site.hq_home)
    elif state == "sampled":
        site.sample(3)
    elif state == "exported":
        assert site.desk("export", site.stick).status == 0
    elif state == "answered":
        site.desk("export", site.stick)
        assert site.hq("import", site.stick).status == 0
    elif state == "news":
        assert site.hq("round", "open", "--name", "R8").status == 0
    elif state == "renewed":
        (site.base / "renewal").mkdir()
        assert site.hq("card-key", "new").status == 0
        site.desk("export", site.stick)
        site.hq("import", site.stick)
        out = site.base / "renewal"
        said = site.hq("kit", "--station", 1, "--point", "网通小区", "--renew", "--out", out)
        assert said.status == 0, said.out
    elif state == "backed up":
        assert site.desk("backup", site.base / "copy.tdbackup").status == 0
        shutil.rmtree(site.home)


def arguments(site: Site, deed: Deed) -> tuple[str, ...]:
    given = tuple(word.format_map(places(site)) for word in deed.command)
    return (*given, "--home", str(site.hq_home if deed.hq else site.home), "--json")


def again(site: Site, number: int) -> Site:
    """A copy of the prepared site."""
    copy = site.base.with_name(f"{site.base.name}-{number}")
    shutil.copytree(site.base, copy)
    return Site(copy)


@pytest.mark.parametrize("name", DEEDS)
def test_whatever_file_is_refused_there_is_a_code_and_the_next_try_goes_through(site: Site, name):
    deed = DEEDS[name]
    for state in deed.before:
        prepare(site, state)
    how: dict[str, Any] = dict(HQ if deed.hq else DESK)
    if name == "scan":
        lines = (TUBE, *(p.document_number for p in people(2)))
        how |= {"typed": "".join(f"{line}\n" for line in lines).encode()}
    first = again(site, 0)
    done = run(first, arguments(first, deed), lambda *_touch: None, **how)
    assert not done.bug, done.bug
    assert done.touched
    cases = [(t, code) for t in dict.fromkeys(done.touched) for code in (errno.EACCES, errno.EIO)]
    for number, (touch, code) in enumerate(cases, start=1):
        tried = again(site, number)
        ended = run(tried, arguments(tried, deed), refusing(touch, code), **how)
        told = (touch, errno.errorcode[code], ended.status, ended.bug, ended.out[-300:])
        assert not ended.bug, told
        assert ended.status in {0, 1, 3}, told
        if ended.status and name != "scan":
            assert ended.error, told
        if ended.status == ENVIRONMENT:  # it was not done: so it can be done, and nothing was lost
            later = run(tried, arguments(tried, deed), lambda *_touch: None, **how)
            assert (later.status, later.bug) == (done.status, ""), (*told, later.out[-300:])
        assert left_after_a_start(tried) == [], told
        if tried.home.exists() and not deed.hq:
            checked = tried.desk("verify")
            assert checked.value.get("ok"), (told, checked)
        shutil.rmtree(tried.base)


def left_after_a_start(site: Site) -> list[Path]:
    """What is unfinished in the homes even after the next start."""
    bootstrap.sweep_home(site.home)
    sweep(site.hq_home)
    homes = [p for home in (site.home, site.hq_home) for p in home.rglob("*")]
    return [p for p in homes if p.name.startswith(".") or "kept-" in p.name]


# Each makes something from nothing, or carries the only copy.
CUT = ("station init", "backup", "restore", "export", "import", "hq init", "hq kit", "hq import")


@pytest.mark.parametrize("name", CUT)
def test_killed_at_any_touch_of_a_file_it_is_begun_again_and_nothing_is_left(site: Site, name):
    deed = DEEDS[name]
    for state in deed.before:
        prepare(site, state)
    how = HQ if deed.hq else DESK
    first = again(site, 0)
    done = run(first, arguments(first, deed), lambda *_touch: None, **how)
    assert (done.status, done.bug) == (0, "")
    for place in range(1, len(done.touched) + 1):
        tried = again(site, place)
        told = (place, done.touched[place - 1])
        assert run(tried, arguments(tried, deed), killed_at(place), **how).status == KILLED, told
        later = run(tried, arguments(tried, deed), lambda *_touch: None, **how)
        is_made = later.error in {"station_exists", "headquarters_exists"}  # cut after its end
        assert is_made or (later.status, later.bug) == (0, ""), (*told, later.bug, later.out[-300:])
        bootstrap.sweep_home(tried.home)
        sweep(tried.hq_home)
        left = [p for p in tried.base.rglob("*") if p.name.startswith(".") or p.suffix == ".part"]
        left += [p for p in tried.base.rglob("*") if "kept-" in p.name]
        assert left == [], told
        if tried.home.exists():
            checked = tried.desk("verify")
            assert checked.value.get("ok"), (told, checked)
        if tried.hq_home.exists():
            assert tried.hq("status").status == 0, told
        shutil.rmtree(tried.base)
