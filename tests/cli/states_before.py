"""What has to be done at a site before a command is tried, and the places its arguments name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.cli.moved_clock import move_clock
from tests.cli.site import STATION_PHRASE, Site
from tests.cli.staff_of_site import LEAD_PIN, PIN, add
from tests.store.older_file import set_back

from testdesk import bootstrap
from testdesk.bridge.backups.making import choose_place
from testdesk.domain.staff.pins import WrongTries
from testdesk.services.staff.enrolment import badge_of, find_member
from testdesk.wall_clock import utc_text

SAMPLED = 3
ADDRESS = "address.txt"
NEW_PHRASE = "帐篷 雨伞 灯笼 白马"
LEAD, REGISTRAR = "赵刚", "李敏"
BAG = "甲-1"
# After so many wrong PINs the pause is an hour.
TRIES_BEFORE_AN_HOUR = 12


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
        "request": site.stick / "testdesk" / "recover-1.tdq",
        "answer": site.stick / "testdesk" / "recover-1.tda",
        **{file.name: file for file in _beside(site).glob("*")},
    }


def _beside(site: Site) -> Path:
    """What people bring along, such as their PINs: the same for every copy of a site."""
    return site.base.parent / "brought along"


def _bring(site: Site, name: str, text: str) -> Path:
    _beside(site).mkdir(exist_ok=True)
    file = _beside(site) / name
    file.write_text(f"{text}\n", "utf-8")
    return file


def brought_badge(site: Site) -> str:
    """The text of the badge that the state `staffed` made; empty without one."""
    file = _beside(site) / "badge"
    return file.read_text("utf-8").strip() if file.exists() else ""


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
    (site.base / "backups").mkdir()
    choose_own_place(site)


def choose_own_place(site: Site) -> None:
    """The station of a copied site makes its backups in the copy, if it makes any."""
    place = site.base / "backups"
    if place.exists() and site.home.exists():
        choose_place(site.home, place)


def _older_backup(site: Site) -> None:
    assert site.station("backups", "now").status == 0


def _headquarters_backed_up(site: Site) -> None:
    assert site.hq("backup", places(site)["copy"]).status == 0
    shutil.rmtree(site.hq_home)


def _a_card(site: Site) -> None:
    assert site.station("code", "issue", "--resident", site.resident()).status == 0


def _flip(path: Path, place: float) -> None:
    data = bytearray(path.read_bytes())
    data[int(len(data) * place)] ^= 16
    path.write_bytes(data)


def _sealed(site: Site) -> None:
    assert site.station("tube", "seal", "--reason", "end_of_queue").status == 0


def _counted(site: Site) -> None:
    assert site.station("export", site.stick, "--swabs", SAMPLED).status == 0


def _packed(site: Site) -> None:
    assert site.station("bag", "pack", "--bag", BAG).status == 0


def _closed(site: Site) -> None:
    closed = site.station("close-day")
    assert (closed.status, closed.value["done"]) == (0, True), closed.out


def _second_person(site: Site) -> None:
    _bring(site, "approvals", LEAD)


def _pins(site: Site) -> None:
    _bring(site, "pin", LEAD_PIN)


def _staffed(site: Site) -> None:
    add(site, LEAD, "point_lead", LEAD_PIN)
    add(site, REGISTRAR, "registrar", PIN)
    with bootstrap.station(site.home, STATION_PHRASE) as station:
        _bring(site, "badge", badge_of(station, find_member(station, REGISTRAR)))


def _tried(count: int) -> Callable[[Site], None]:
    """The registrar's PIN was wrong so often, just now."""

    def keep(site: Site) -> None:
        with bootstrap.station(site.home, STATION_PHRASE) as station:
            operator, now = find_member(station, REGISTRAR).operator, station.clock.now()
            with station.write(REGISTRAR) as uow:
                uow.staff.keep_tries(operator, WrongTries(count, utc_text(now)))
                uow.commit()

    return keep


def _new_passphrase(site: Site) -> None:
    _bring(site, "new", NEW_PHRASE)


def _deputy(site: Site) -> None:
    file = _bring(site, "new", NEW_PHRASE)
    added = site.station("passphrase", "add", "deputy", "--new-passphrase-file", file)
    assert added.status == 0, added.out


def _asked(site: Site) -> None:
    assert site.station("station", "recover", "--request", site.stick).status == 0


def _recoverable(site: Site) -> None:
    _asked(site)
    args = ("--spare", site.spare_key, "--out", site.stick)
    given = site.hq("recover-station", places(site)["request"], *args)
    _bring(site, "one-time", given.value["passphrase"])
    _new_passphrase(site)


STATES: dict[str, Callable[[Site], object]] = {
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
    "an older backup": _older_backup,
    "clock moved": lambda site: move_clock(site.home),
    "headquarters backed up": _headquarters_backed_up,
    "older": lambda site: set_back(site.home),
    "damaged": lambda site: _flip(site.home / "station.db", 0.6),
    "sealed": _sealed,
    "counted": _counted,
    "packed": _packed,
    "closed": _closed,
    "a second person": _second_person,
    "a PIN": _pins,
    "staffed": _staffed,
    "one wrong PIN": _tried(1),
    "a pause": _tried(TRIES_BEFORE_AN_HOUR),
    "a new passphrase": _new_passphrase,
    "a deputy": _deputy,
    "asked": _asked,
    "recoverable": _recoverable,
    "headquarters damaged": lambda site: _flip(site.hq_home / "headquarters.db", 0.6),
}
