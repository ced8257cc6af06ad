"""The commands that write, and what must have been before each: for kills and refusing disks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.site import DESK_PHRASE, HQ_PHRASE, TUBE, Site, people
from tests.store.older_file import set_back

from testdesk import bootstrap
from testdesk.home_files import sweep

HQ = {"phrase": HQ_PHRASE}
DESK = {"phrase": DESK_PHRASE}
SAMPLED = 3
ADDRESS = "address.txt"


@dataclass(frozen=True)
class Deed:
    """A command, and what must have been before it.

    Attributes:
        before: see `prepare`.
        command: with names of `places` in braces.
        hq: it is headquarters'.
        served: headquarters' server listens meanwhile, at what `ADDRESS` says.
    """

    before: tuple[str, ...]
    command: tuple[str, ...]
    hq: bool = False
    served: bool = False


DEEDS = {
    "station init": Deed(("no station",), ("station", "init", "--kit", "{kit}")),
    "status": Deed((), ("status",)),
    "scan": Deed((), ("scan",)),
    "older file": Deed(("sampled", "older"), ("status",)),
    "verify": Deed((), ("verify",)),
    "roster": Deed((), ("roster", "{roster}")),
    "export": Deed(("sampled",), ("export", "{stick}")),
    "import": Deed(("sampled", "answered"), ("import", "{stick}")),
    "renew": Deed(("renewed",), ("station", "renew", "--kit", "{renewal}")),
    "backup": Deed((), ("backup", "{copy}")),
    "restore": Deed(("backed up",), ("restore", "{copy}")),
    "salvage": Deed(("sampled", "damaged"), ("salvage", "{stick}")),
    "close-day": Deed((), ("close-day",)),
    "sync": Deed(("sampled",), ("sync", "--url", "{url}"), served=True),
    "code print": Deed(("sampled", "a card"), ("code", "print", "--out", "{paper}")),
    "hq init": Deed(("no headquarters",), ("hq", "init", "--name", "延吉"), hq=True),
    "hq roster": Deed((), ("hq", "roster", "{roster}"), hq=True),
    "hq round": Deed((), ("hq", "round", "open", "--name", "R8"), hq=True),
    "hq kit": Deed(
        (), ("hq", "kit", "--station", "2", "--point", "河南", "--out", "{stick}"), hq=True
    ),
    "hq card-key": Deed((), ("hq", "card-key", "new"), hq=True),
    "hq import": Deed(("sampled", "exported"), ("hq", "import", "{stick}"), hq=True),
    "hq update": Deed(
        ("sampled", "answered", "news"), ("hq", "update", "--out", "{stick}"), hq=True
    ),
    "hq status": Deed((), ("hq", "status"), hq=True),
    "hq verify": Deed(("sampled", "answered"), ("hq", "verify"), hq=True),
    "hq export": Deed(
        (), ("hq", "export", "--round", "R7", "--format", "csv", "--out", "{out}"), hq=True
    ),
    "hq restored": Deed(("sampled", "answered"), ("hq", "restored"), hq=True),
    "hq salvage": Deed(("sampled", "answered", "headquarters damaged"), ("hq", "salvage"), hq=True),
}

# What a command says that was cut, or failed, after it had made what it makes.
IS_MADE = {
    "station init": {"station_exists"},
    "restore": {"station_exists"},
    "hq init": {"headquarters_exists"},
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
        "out": site.base / "samples.csv",
        "paper": site.base / "cards.pdf",
        "url": address.read_text("utf-8") if address.exists() else "",
        "roster": next(site.base.glob("*.csv")),
    }


def _renewed(site: Site) -> None:
    out = site.base / "renewal"
    out.mkdir()
    assert site.hq("card-key", "new").status == 0
    site.desk("export", site.stick)
    site.hq("import", site.stick)
    said = site.hq("kit", "--station", 1, "--point", "网通小区", "--renew", "--out", out)
    assert said.status == 0, said.out


def _answered(site: Site) -> None:
    site.desk("export", site.stick)
    assert site.hq("import", site.stick).status == 0


def _exported(site: Site) -> None:
    assert site.desk("export", site.stick).status == 0


def _news(site: Site) -> None:
    assert site.hq("round", "open", "--name", "R8").status == 0


def _backed_up(site: Site) -> None:
    assert site.desk("backup", places(site)["copy"]).status == 0
    shutil.rmtree(site.home)


def _a_card(site: Site) -> None:
    assert site.desk("code", "issue", "--resident", site.resident()).status == 0


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
    "older": lambda site: set_back(site.home),
    "damaged": lambda site: _flip(site.home / "station.db", 0.6),
    "headquarters damaged": lambda site: _flip(site.hq_home / "headquarters.db", 0.6),
}


def prepare(site: Site, deed: Deed) -> None:
    """Everything that comes before an action."""
    for state in deed.before:
        _STATES[state](site)


def arguments(site: Site, deed: Deed) -> tuple[str, ...]:
    given = tuple(word.format_map(places(site)) for word in deed.command)
    return (*given, "--home", str(site.hq_home if deed.hq else site.home), "--json")


def how(deed: Deed) -> dict[str, Any]:
    """The passphrase of an action, and what is typed into it."""
    given: dict[str, Any] = dict(HQ if deed.hq else DESK)
    if deed.command == ("scan",):
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
