"""A headquarters, a stick and a station, used through the command line only."""

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from tests.little_work import quick_kits

from testdesk.cli.main import program
from testdesk.demo.city import CityPerson, make_city, roster_csv
from testdesk.formats.crypto import keys

HQ_PHRASE = "指挥部门口的雨伞架 2022"
STATION_PHRASE = "registrar umbrella tent-1"
SPARE_PHRASE = "保险柜 里的 备用 钥匙 2717"
KIT_PHRASE = "4821-9930-1177-6402"
SPARE_IDENTITY = keys.new_age_identity()
SPARE = keys.age_recipient(SPARE_IDENTITY)
CITY = make_city(residents=80, today=dt.date.today())  # noqa: DTZ011 - the station's own local day
AS_SHIPPED = Path(__file__).with_name("as_shipped")
TUBE, SECOND_TUBE = "YJ20220326", "YJ20220327"


def people(count: int) -> list[CityPerson]:
    """Listed people with a green code and a resident ID."""
    wanted = (p for p in CITY.people if p.listed and p.colour == "green")
    return [p for p in wanted if p.document_type == "01"][:count]


@dataclass
class CommandOutput:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """One JSON value per line."""
        return [json.loads(line) for line in self.out.splitlines()]


class Site:
    """The folders of a small city, and the commands that work on them."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.hq_home, self.home, self.stick = base / "hq", base / "desk", base / "stick"
        self.outputs: dict[str, CommandOutput] = {}
        self.phrase = STATION_PHRASE

    @property
    def spare_key(self) -> Path:
        """A file with the spare key, as age-keygen makes it."""
        file = self.base / "spare.key"
        file.write_text(f"# created by age-keygen\n{SPARE_IDENTITY}\n", "utf-8")
        return file

    @property
    def confirmed(self) -> tuple[str, Path]:
        """The option by which a second person confirms, where nobody is enrolled."""
        file = self.base / "confirmed by"
        file.write_text("朴俊\n", "utf-8")
        return "--approvals-file", file

    @property
    def kit(self) -> Path:
        return self.stick / "testdesk" / "kit-1.tdk"

    def run(
        self,
        *args: object,
        phrase: str | None = STATION_PHRASE,
        kit_phrase: str | None = KIT_PHRASE,
        typed: bytes = b"",
        pin: str = "",
    ) -> CommandOutput:
        """Any command, in this process, exactly as given."""
        env = {"TESTDESK_PASSPHRASE": phrase, "TESTDESK_KIT_PASSPHRASE": kit_phrase}
        env |= {"TESTDESK_HOME": None, "TESTDESK_LANGUAGE": "en"}
        env |= {"TESTDESK_PIN": pin} if pin else {}
        result = CliRunner().invoke(program, [str(a) for a in args], env=env, input=typed)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return CommandOutput(result.exit_code, result.stdout, result.stderr)

    def restore(self, file: Path, *more: object) -> CommandOutput:
        """Restores a backup where nobody is enrolled, with --json; `more` names the home."""
        return self.run("restore", file, *self.confirmed, *more, "--json")

    def station(
        self, *args: object, typed: bytes = b"", phrase: str | None = None
    ) -> CommandOutput:
        """A command of the station, with --json; by default with the passphrase that it has."""
        given = self.phrase if phrase is None else phrase
        return self.run(*args, "--home", self.home, "--json", typed=typed, phrase=given)

    def hq(self, *args: object) -> CommandOutput:
        """A command of headquarters, with --json."""
        return self.run("hq", *args, "--home", self.hq_home, "--json", phrase=HQ_PHRASE)

    def scan(self, *lines: str) -> list[Any]:
        """The answers of `testdesk scan` to some lines."""
        result = self.station("scan", typed="".join(f"{line}\n" for line in lines).encode())
        assert result.status == 0, result.err
        return result.lines

    @property
    def spare_file(self) -> Path:
        """The spare key as age-keygen would have written it, out of its safe."""
        file = self.base / "spare key.txt"
        file.write_text(f"# kept in a safe\n{SPARE_IDENTITY}\n", "utf-8")
        return file

    def sample(self, count: int, tube: str = TUBE) -> list[Any]:
        """A tube, and this many people in it."""
        return self.scan(tube, *(p.document_number for p in people(count)))

    def resident(self, place: int = 0) -> str:
        """The pseudonym of one of `people`."""
        person = people(place + 1)[place]
        found = self.station("find", person.name).value
        tail = person.document_number[-4:]
        return str(next(hit["resident"] for hit in found if hit["id_tail"] == tail))

    def process(self, *args: object, **environment: str) -> CommandOutput:
        """A command in a separate process."""
        done = subprocess.run(
            command(*args), env=self.environment(**environment), check=False, capture_output=True
        )
        return CommandOutput(done.returncode, done.stdout.decode(), done.stderr.decode())

    def environment(self, **more: str) -> dict[str, str]:
        path = [str(AS_SHIPPED), *filter(None, [os.environ.get("PYTHONPATH")])]
        return os.environ | {
            "PYTHONPATH": os.pathsep.join(path),
            "TESTDESK_HOME": str(self.home),
            "TESTDESK_PASSPHRASE": STATION_PHRASE,
            "TESTDESK_KIT_PASSPHRASE": KIT_PHRASE,
            "TESTDESK_LANGUAGE": "en",
            **more,
        }


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "testdesk", *map(str, args)]


def build(base: Path, *options: str) -> Site:
    """Everything from nothing: keys, roster, round, kit, station; options are of `hq init`."""
    site = Site(base)
    site.stick.mkdir(parents=True)
    roster = base / "名册.csv"
    roster.write_bytes(roster_csv(CITY))
    for step in (
        ("init", "--name", "延吉市指挥部", "--spare-recipient", SPARE, *options),
        ("roster", roster),
        ("round", "open", "--name", "R7"),
        ("kit", "--station", 1, "--point", "网通小区", "--out", site.stick),
    ):
        with quick_kits():  # tests set up further stations from it
            result = site.outputs[str(step[0])] = site.hq(*step)
        assert result.status == 0, result.out + result.err
    result = site.station("station", "init", "--kit", site.kit)
    assert result.status == 0, result.out + result.err
    return site
