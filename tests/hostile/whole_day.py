"""A day of a small city, each command a process of the real program, and all the files it wrote."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.cli.site import CITY, HQ_PHRASE, KIT_PHRASE, STATION_PHRASE, TUBE, command, people

from testdesk.demo.city import roster_csv

PASSWORD = "a long password"
DEMO_RESIDENTS = 400


class WholeDay:
    """The folders of the day.

    Attributes:
        base: contains all that the program wrote, its temporary files and error output too.
        given: what people gave to it: the roster.
        for_people: papers and lists, which name people because people are to read them.
    """

    def __init__(self, folder: Path) -> None:
        self.base, self.given = folder / "written", folder / "given"
        self.hq, self.home, self.stick = (self.base / name for name in ("hq", "desk", "stick"))
        self.for_people = self.base / "for people"
        self.demo = self.base / "demo"
        self._user = self.base / "user"
        # These are the user's own, made by the system or by the user and as private as they are.
        self._temporary = self._user / "tmp"
        for made in (self.given, self.base, self.stick, self.for_people, self._user):
            made.mkdir(mode=0o700)
        self._temporary.mkdir(mode=0o700)
        self.roster = self.given / "名册.csv"
        self.roster.write_bytes(roster_csv(CITY))
        self._errors: list[bytes] = []

    def run(self, *args: object, phrase: str = STATION_PHRASE, typed: str = "") -> Any:
        """The JSON of a command, run as a process that may write files for everybody."""
        done = subprocess.run(
            command(*args), env=self._environment(phrase), cwd=self.base, umask=0, check=False,
            input=typed.encode(), capture_output=True,
        )  # fmt: skip
        self._errors.append(done.stderr)
        assert done.returncode == 0, (args, done.stdout.decode(), done.stderr.decode())
        return [json.loads(line) for line in done.stdout.splitlines()]

    def station(self, *args: object, typed: str = "") -> Any:
        return self.run(*args, "--home", self.home, "--json", typed=typed)

    def headquarters(self, *args: object) -> Any:
        return self.run("hq", *args, "--home", self.hq, "--json", phrase=HQ_PHRASE)

    def end(self) -> None:
        """Saves everything that the commands reported on standard error, as a log would."""
        (self.base / "errors.txt").write_bytes(b"".join(self._errors))
        (self.base / "errors.txt").chmod(0o600)

    def files(self) -> list[Path]:
        """All files that the program wrote."""
        return [path for path in self.base.rglob("*") if path.is_file()]

    def _environment(self, phrase: str) -> dict[str, str]:
        user = {name: str(self._user) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
        user |= {name: str(self._user) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME")}
        return os.environ | user | {
            "TMPDIR": str(self._temporary),
            "TESTDESK_PASSPHRASE": phrase,
            "TESTDESK_KIT_PASSPHRASE": KIT_PHRASE,
            "TESTDESK_OPERATOR_PASSWORD": PASSWORD,
            "TESTDESK_LANGUAGE": "en",
        }  # fmt: skip


def play_whole_day(folder: Path) -> WholeDay:
    """Headquarters, a station and its stick; then the demo's day, which is played in windows."""
    day = WholeDay(folder)
    _prepare(day)
    _work(day)
    _hand_over(day)
    day.run("demo", "--headless", "--dir", day.demo, "--residents", DEMO_RESIDENTS, "--people", 40,
            "--json")  # fmt: skip
    day.end()
    return day


def _prepare(day: WholeDay) -> None:
    day.headquarters("init", "--name", "延吉市指挥部")
    day.headquarters("roster", day.roster, "--report", day.for_people / "roster report.csv")
    day.headquarters("round", "open", "--name", "R7")
    day.headquarters("operator", "add", "李敏")
    day.headquarters("kit", "--station", 1, "--point", "网通小区", "--out", day.stick)
    day.station("station", "init", "--kit", day.stick / "testdesk" / "kit-1.tdk")


def _work(day: WholeDay) -> None:
    lines = (TUBE, *(person.document_number for person in people(9)), "!seal", "")
    scanned = day.station("scan", typed="\n".join(lines))
    assert [answer["verdict"] for answer in scanned] == ["accepted"] * 11
    one, other = (answer["resident"]["resident"] for answer in scanned[1:3])
    building = people(1)[0].address
    where = f"{building.compound} {building.building}"
    corrected = ("--phone", people(2)[1].phone or "13900000000", "--reason", "typed_wrong")
    day.station("person", "correct", one, *corrected)
    day.station("code", "issue", "--resident", other)
    day.station("code", "print", "--building", where, "--out", day.for_people / "building.pdf")
    day.station("paper", "list", "--building", where, "--out", day.for_people / "list.pdf")
    day.station("paper", "bag", "--tube", TUBE, "--out", day.for_people / "bag.pdf")
    day.station("queue", "ticket")
    day.station("doctor")
    day.station("backup", day.base / "desk.backup")


def _hand_over(day: WholeDay) -> None:
    day.station("export", day.stick, "--swabs", 9)
    day.headquarters("import", day.stick)
    day.station("import", day.stick)
    day.station("close-day")
    day.station("verify")
    day.headquarters("person", "show", day.station("find", people(1)[0].name)[0][0]["resident"])
    export = ("export", "--round", "R7", "--format")
    day.headquarters(*export, "csv", "--out", day.for_people / "R7.csv")
    day.headquarters(*export, "xlsx", "--out", day.for_people / "R7.xlsx")
    second = day.given / "confirmed by"
    second.write_text("朴俊\n", "utf-8")
    day.run(
        "restore",
        day.base / "desk.backup",
        "--approvals-file",
        second,
        "--despite-batches",
        "--home",
        day.base / "restored",
        "--json",
    )
