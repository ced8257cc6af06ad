"""The commands to try with kills and refusing disks, and what has to be done before each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.moved_clock import move_clock
from tests.cli.site import HQ_PHRASE, STATION_PHRASE, TUBE, Site, people
from tests.store.older_file import set_back

from testdesk import bootstrap
from testdesk.bridge.backups.making import choose_place
from testdesk.home_files import sweep

HQ = {"phrase": HQ_PHRASE}
STATION = {"phrase": STATION_PHRASE}
SAMPLED = 3
ADDRESS = "address.txt"


@dataclass(frozen=True)
class TriedCommand:
    """A command, and what has to be done before it.

    Attributes:
        before: keys of `_STATES`; see `prepare`.
        args: with keys of `places` in braces.
        hq: it is a command of headquarters.
        served: headquarters' server listens meanwhile, at the address in the file `ADDRESS`.
    """

    before: tuple[str, ...]
    args: tuple[str, ...]
    hq: bool = False
    served: bool = False


COMMANDS = {
    "station init": TriedCommand(("no station",), ("station", "init", "--kit", "{kit}")),
    "status": TriedCommand((), ("status",)),
    "scan": TriedCommand((), ("scan",)),
    "older file": TriedCommand(("sampled", "older"), ("status",)),
    "verify": TriedCommand((), ("verify",)),
    "roster": TriedCommand((), ("roster", "{roster}")),
    "export": TriedCommand(("sampled",), ("export", "{stick}")),
    "import": TriedCommand(("sampled", "answered"), ("import", "{stick}")),
    "renew": TriedCommand(("renewed",), ("station", "renew", "--kit", "{renewal}")),
    "backup": TriedCommand((), ("backup", "{copy}")),
    "restore": TriedCommand(
        ("backed up",), ("restore", "{copy}", "--approvals-file", "{confirmed}")
    ),
    "backups": TriedCommand(("sampled", "a place"), ("backups", "now")),
    "salvage": TriedCommand(("sampled", "damaged"), ("salvage", "{stick}")),
    "confirm-clock": TriedCommand(("clock moved",), ("confirm-clock",)),
    "close-day": TriedCommand((), ("close-day",)),
    "sync": TriedCommand(("sampled",), ("sync", "--url", "{url}"), served=True),
    "code print": TriedCommand(("sampled", "a card"), ("code", "print", "--out", "{paper}")),
    "hq init": TriedCommand(("no headquarters",), ("hq", "init", "--name", "延吉"), hq=True),
    "hq roster": TriedCommand((), ("hq", "roster", "{roster}"), hq=True),
    "hq round": TriedCommand((), ("hq", "round", "open", "--name", "R8"), hq=True),
    "hq kit": TriedCommand(
        (), ("hq", "kit", "--station", "2", "--point", "河南", "--out", "{stick}"), hq=True
    ),
    "hq card-key": TriedCommand((), ("hq", "card-key", "new"), hq=True),
    "hq import": TriedCommand(("sampled", "exported"), ("hq", "import", "{stick}"), hq=True),
    "hq update": TriedCommand(
        ("sampled", "answered", "news"), ("hq", "update", "--out", "{stick}"), hq=True
    ),
    "hq status": TriedCommand((), ("hq", "status"), hq=True),
    "hq verify": TriedCommand(("sampled", "answered"), ("hq", "verify"), hq=True),
    "hq export": TriedCommand(
        (), ("hq", "export", "--round", "R7", "--format", "csv", "--out", "{out}"), hq=True
    ),
    "hq backup": TriedCommand(("sampled", "answered"), ("hq", "backup", "{copy}"), hq=True),
    "hq restore": TriedCommand(
        ("sampled", "answered", "headquarters backed up"),
        ("hq", "restore", "{copy}", "--spare-key", "{spare}"),
        hq=True,
    ),
    "hq restored": TriedCommand(("sampled", "answered"), ("hq", "restored"), hq=True),
    "hq salvage": TriedCommand(
        ("sampled", "answered", "headquarters damaged"), ("hq", "salvage"), hq=True
    ),
}

# The errors of a repeated command that was interrupted after it had done its work.
IS_MADE = {
    "station init": {"station_exists"},
    "restore": {"station_exists"},
    "hq init": {"headquarters_exists"},
    "hq restore": {"headquarters_exists"},
    "hq round": {"round_exists"},
    "renew": {"kit_older"},
    "salvage": {"salvage_not_needed"},
    "hq salvage": {"salvage_not_needed"},
}
KEEPS_THE_DAMAGED = {"salvage", "hq salvage"}


def places(site: Site) -> dict[str, Path | str]:
    address = site.base / ADDRESS
    return {
        "kit": site.kit,
        "stick": site.stick,
        "renewal": site.base / "renewal" / "testdesk" / "kit-1.tdk",
        "copy": site.base / "copy.tdbackup",
        "confirmed": site.confirmed[1],
        "spare": site.spare_key,
        "out": site.base / "samples.csv",
        "paper": site.base / "cards.pdf",
        "url": address.read_text("utf-8") if address.exists() else "",
        "roster": next(site.base.glob("*.csv")),
    }


def _renewed(site: Site) -> None:
    out = site.base / "renewal"
    out.mkdir()
    assert site.hq("card-key", "new").status == 0
    site.station("export", site.stick)
    site.hq("import", site.stick)
    result = site.hq("kit", "--station", 1, "--point", "网通小区", "--renew", "--out", out)
    assert result.status == 0, result.out


def _answered(site: Site) -> None:
    site.station("export", site.stick)
    assert site.hq("import", site.stick).status == 0


def _exported(site: Site) -> None:
    assert site.station("export", site.stick).status == 0


def _news(site: Site) -> None:
    assert site.hq("round", "open", "--name", "R8").status == 0


def _backed_up(site: Site) -> None:
    assert site.station("backup", places(site)["copy"]).status == 0
    shutil.rmtree(site.home)


def _a_place(site: Site) -> None:
    (place := site.base / "backups").mkdir()
    choose_place(site.home, place)


def _headquarters_backed_up(site: Site) -> None:
    assert site.hq("backup", places(site)["copy"]).status == 0
    shutil.rmtree(site.hq_home)


def _a_card(site: Site) -> None:
    assert site.station("code", "issue", "--resident", site.resident()).status == 0


def _flip(path: Path, place: float) -> None:
    data = bytearray(path.read_bytes())
    data[int(len(data) * place)] ^= 16
    path.write_bytes(data)


_STATES: dict[str, Callable[[Site], object]] = {
    "no station": lambda site: shutil.rmtree(site.home),
    "no headquarters": lambda site: shutil.rmtree(site.hq_home),
    "sampled": lambda site: site.sample(SAMPLED),
    "exported": _exported,
    "answered": _answered,
    "news": _news,
    "renewed": _renewed,
    "backed up": _backed_up,
    "a card": _a_card,
    "a place": _a_place,
    "clock moved": lambda site: move_clock(site.home),
    "headquarters backed up": _headquarters_backed_up,
    "older": lambda site: set_back(site.home),
    "damaged": lambda site: _flip(site.home / "station.db", 0.6),
    "headquarters damaged": lambda site: _flip(site.hq_home / "headquarters.db", 0.6),
}


def prepare(site: Site, command: TriedCommand) -> None:
    """Does everything that comes before the command."""
    for state in command.before:
        _STATES[state](site)


def arguments(site: Site, command: TriedCommand) -> tuple[str, ...]:
    given = tuple(argument.format_map(places(site)) for argument in command.args)
    return (*given, "--home", str(site.hq_home if command.hq else site.home), "--json")


def how(command: TriedCommand) -> dict[str, Any]:
    """The passphrase of a command, and what is typed into it."""
    given: dict[str, Any] = dict(HQ if command.hq else STATION)
    if command.args == ("scan",):
        lines = (TUBE, *(person.document_number for person in people(SAMPLED - 1)))
        given |= {"typed": "".join(f"{line}\n" for line in lines).encode()}
    return given


def again(site: Site, number: int) -> Site:
    """A copy of the prepared site."""
    copy = site.base.with_name(f"{site.base.name}-{number}")
    shutil.copytree(site.base, copy)
    return Site(copy)


def left_after_a_start(site: Site, name: str) -> list[str]:
    """What a command left unfinished in the homes even after the next start."""
    bootstrap.sweep_home(site.home)
    sweep(site.hq_home)
    homes = [path.name for home in (site.home, site.hq_home) for path in home.rglob("*")]
    is_left = [one for one in homes if one.startswith(".") or "kept-" in one]
    return [one for one in is_left if not (name in KEEPS_THE_DAMAGED and "kept-" in one)]
