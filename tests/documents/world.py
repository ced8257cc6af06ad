"""A city in which every command of docs/command-line.md has something to do."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from contextlib import chdir
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from tests.cli.site import (
    HQ_PHRASE,
    KIT_PHRASE,
    SPARE,
    SPARE_PHRASE,
    STATION_PHRASE,
    TUBE,
    CommandOutput,
    Site,
    build,
    people,
)

from testdesk.cli.main import program
from testdesk.wall_clock import WallClock

# Homes of commands that make one; every other command is run at the station or at headquarters.
NEW_HOMES = {"hq init", "station init", "restore"}
PERSON = b'{"phone": "13900000000"}'
NEW_PHRASE = "一个新的 passphrase 9b2e-71c4-aa03"
PHONE_CODE = "https://example.org/code/0123456789abcdef0123456789abcdef"


class World:
    """Folders below one base, and what is in them under names that a line can use.

    Attributes:
        facts: placeholder -> what a reader would type there; `{base}` is the folder.
    """

    def __init__(self, base: Path) -> None:
        self.base = base
        self.facts: dict[str, str] = json.loads((base / "facts.json").read_text("utf-8"))

    def run(self, command: str, args: list[str]) -> CommandOutput:
        """Runs one line in this process, with the home and passphrase of a person there."""
        headquarters = command.startswith("hq ")
        home = self.base / ("hq" if headquarters else "desk")
        if command in NEW_HOMES:
            home = self.base / "new"
        phrase = HQ_PHRASE if headquarters else STATION_PHRASE
        env: dict[str, str | None] = {
            "TESTDESK_PASSPHRASE": phrase,
            "TESTDESK_KIT_PASSPHRASE": KIT_PHRASE,
            "TESTDESK_OPERATOR_PASSWORD": "a long password",
            "TESTDESK_NEW_PASSPHRASE": NEW_PHRASE,
            "TESTDESK_SPARE_PASSPHRASE": SPARE_PHRASE,
            "TESTDESK_RECOVERY_PASSPHRASE": self.facts["one_time"],
            "TESTDESK_HOME": str(home),
            "TESTDESK_LANGUAGE": "en",
        }
        typed = PERSON if "-" in args else b""
        with chdir(self.base):  # a file that a line names without a folder is written there
            result = CliRunner().invoke(program, [*args, "--json"], env=env, input=typed)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return CommandOutput(result.exit_code, result.stdout, result.stderr)

    def line(self, line: str) -> CommandOutput:
        """Runs a line of a preparation with `{base}` and the like filled in; it must succeed."""
        args = shlex.split(self.fill(line))
        name = " ".join(args[:2]) if args[0] == "hq" else args[0]
        result = self.run(name, args)
        assert result.status == 0, (line, result.out, result.err)
        return result

    def fill(self, text: str) -> str:
        """The text with `{base}`, `{resident}` and the like filled in."""
        names = re.compile(r"\{(\w+)\}")
        return names.sub(lambda m: {**self.facts, "base": str(self.base)}[m[1]], text)

    def copy(self, base: Path) -> World:
        """A copy that the test may damage."""
        shutil.copytree(self.base, base)
        return World(base)


def make_world(base: Path) -> World:
    """Two stations, a round, conflicts, a refused batch, open and sealed tubes, tickets, cards."""
    site = build(base)
    facts = {f"resident{place}": site.resident(place) for place in range(8)}
    facts |= {f"number{place}": p.document_number for place, p in enumerate(people(8))}
    facts |= _building(site)
    facts |= {"name": people(1)[0].name, "name7": people(8)[7].name}
    facts |= {"recipient": SPARE, "form": "[A-Z]{2}[0-9]{8}"}
    facts["today"] = WallClock().today().isoformat()
    (base / "person.json").write_bytes(PERSON)
    (base / "new phrase.txt").write_text(NEW_PHRASE, "utf-8")
    (base / "pin.txt").write_text("704182\n", "utf-8")
    (base / "approvals.txt").write_text("赵刚 704182\n", "utf-8")
    (base / "spare phrase.txt").write_text(SPARE_PHRASE, "utf-8")
    facts |= _recovery(site)
    shutil.copytree(site.home, base / "spare")
    site.sample(3)
    _done(site.station("tube", "seal"))
    facts |= _delivered(site)
    facts |= _at_odds(site)
    facts |= _open_work(site)
    supervisor = ("--role", "supervisor", "--password-file", _password(base))
    _done(site.hq("operator", "add", "李敏", *supervisor))
    point = _done(site.station("status"))["point"]
    enrolled = _done(
        site.hq("staff", "add", "--point", point, "--name", "王武", "--role", "sampler")
    )
    facts["hq_operator"] = enrolled["operator"]
    renewed = base / "renewed"
    renewed.mkdir()
    _done(site.hq("kit", "--renew", "--station", 1, "--point", "网通小区", "--out", renewed))
    _done(site.station("backup", base / "desk.backup"))
    sheet = _done(site.station("report", "day", "--out", base / "sheet.pdf"))
    facts["claim"] = sheet["claim"]
    (base / "facts.json").write_text(json.dumps(facts), "utf-8")
    return World(base)


def _done(result: CommandOutput) -> Any:
    assert result.status == 0, result.out + result.err
    return result.value


def _password(base: Path) -> Path:
    file = base / "password.txt"
    file.write_text("a long password\n", "utf-8")
    return file


def _recovery(site: Site) -> dict[str, str]:
    """A request for recovery on the stick, its answer, and the answer's passphrase."""
    asked = _done(site.station("station", "recover", "--request", site.stick))["path"]
    spare = ("--spare", site.spare_file)
    given = _done(site.hq("recover-station", asked, *spare, "--out", site.stick))
    (site.base / "one-time.txt").write_text(given["passphrase"], "utf-8")
    return {"one_time": given["passphrase"]}


def _building(site: Site) -> dict[str, str]:
    """A building with people, named together with its compound."""
    row = max(_done(site.station("coverage")), key=lambda row: row["listed"])
    where = f"{row['compound']} {row['building']}"
    return {"compound": row["compound"], "building": where, "house": row["building"]}


def _delivered(site: Site) -> dict[str, str]:
    batch = _done(site.station("export", site.stick))
    _done(site.hq("import", site.stick))
    _done(site.station("import", site.stick))
    return {"batch": batch["file"]}


def _at_odds(site: Site) -> dict[str, str]:
    """A restored backup that went on (refused), and a second station that opened the same tube."""
    base, again = site.base, Site(site.base)
    again.home, again.stick = base / "spare", base / "stick-2"
    again.stick.mkdir()
    again.sample(4)
    _done(again.station("export", again.stick))
    site.hq("import", again.stick)
    sha256 = _done(site.hq("refused", "list"))[0]["sha256"]
    second = Site(base)
    second.home, second.stick = base / "desk-2", base / "stick-3"
    second.stick.mkdir()
    _done(site.hq("kit", "--station", 2, "--point", "网通小区", "--out", second.stick))
    kit = second.stick / "testdesk" / "kit-2.tdk"
    _done(second.station("station", "init", "--kit", kit))
    second.sample(1)
    _done(second.station("export", second.stick))
    _done(site.hq("import", second.stick))
    found = _done(site.hq("conflict", "list"))
    keys = {one["kind"]: one["key"] for one in found}
    twice = next(one for one in found if one["kind"] == "sampled_twice")
    valid = twice["events"][0]
    tubes = {"tube_key": keys["tube_at_two_stations"]}
    return tubes | {"sha256": sha256, "key": twice["key"], "stands": f"{valid[0]}:{valid[1]}"}


def _open_work(site: Site) -> dict[str, str]:
    """At the first station: an open tube, a card, a bound phone code, and people in the queue."""
    known = people(8)
    answers = site.scan(
        "YJ20220328",
        known[4].document_number,
        PHONE_CODE,
        f"!bind {known[5].document_number}",
    )
    assert [a["verdict"] for a in answers if a["verdict"] == "refused"] == []
    card = _done(site.station("code", "issue", "--resident", site.resident(6)))
    for _ in range(3):
        ticket = _done(site.station("queue", "ticket"))
    _done(site.station("queue", "call", "--desk", 1))
    return {
        "tube": TUBE,
        "open_tube": "YJ20220328",
        "card": card["card_number"],
        "code": card["code"],
        "ticket": ticket["label"].replace(" ", "").lower(),
    }
