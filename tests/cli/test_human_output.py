"""What commands print for people is in the requested language, down to the last heading."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.cli.ended_round import end_round
from tests.cli.moved_clock import move_clock
from tests.cli.site import (
    CITY,
    HQ_PHRASE,
    KIT_PHRASE,
    STATION_PHRASE,
    TUBE,
    CommandOutput,
    Site,
    people,
)

from testdesk.cli.main import program
from testdesk.demo.day import DemoReport
from testdesk.hq.store.postgresql.server import ServerIdentity
from testdesk.messages.labels import LABELS

LANGUAGES = ("zh", "ko")
# English in any language: file kinds and formats, programs and keys, who acts on the command line,
# and of `inspect` the members of a file, which are indented.
NAMES = ("cupsctl PreserveJobFiles=No", "testdesk hq conflict list", "testdesk hq refused list",
         "testdesk-backup", "testdesk", "command-line", "PDF", "PIN", "SHA",
         "USB", "csv", "pdf", "mm", "sqlite")  # fmt: skip
PEOPLE = {person.name for person in CITY.people if person.name.isascii()}
# What needs windows, a server that keeps running, or a home that is damaged first.
NOT_HERE = {"demo", "hq serve", "salvage", "hq salvage", "sync"}


def commands(group: click.Group, prefix: str = "") -> Iterator[str]:
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if isinstance(command, click.Group):
                yield from commands(command, f"{prefix}{name} ")
            else:
                yield f"{prefix}{name}"


class Reader:
    """Runs commands without --json in one language, and collects the English words in their output.

    Attributes:
        ran: the names of the commands that were run.
        english: command -> words.
    """

    def __init__(self, site: Site, language: str) -> None:
        self.site, self.language = site, language
        self.ran = list[str]()
        self.english = dict[str, set[str]]()

    def station(self, name: str, *args: object, typed: str = "") -> CommandOutput:
        return self._run(name, args, self.site.home, STATION_PHRASE, typed)

    def hq(self, name: str, *args: object) -> CommandOutput:
        return self._run(f"hq {name}", args, self.site.hq_home, HQ_PHRASE, "")

    def _run(
        self, name: str, args: tuple[object, ...], home: Path, phrase: str, typed: str
    ) -> CommandOutput:
        env = {"TESTDESK_PASSPHRASE": phrase, "TESTDESK_KIT_PASSPHRASE": KIT_PHRASE}
        env |= {"TESTDESK_LANGUAGE": self.language, "TESTDESK_OPERATOR_PASSWORD": "correct horse 9"}
        env |= {"TESTDESK_NEW_PASSPHRASE": "帐篷 雨伞 灯笼 白马"}
        given = [*name.split(), *map(str, args), "--home", str(home)]
        done = CliRunner().invoke(program, given, env=env, input=typed)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        self.ran.append(name)
        found = english(done.stderr if name == "scan" else done.output, given)
        if found:
            self.english[name] = found
        return CommandOutput(done.exit_code, done.stdout, done.stderr)


def english(output: str, given: list[str]) -> set[str]:
    """Words that are neither names, codes (which contain an underscore), numbers nor arguments."""
    lines = [line for line in output.splitlines() if not line.startswith("  ")]
    text = re.sub(r"^[a-z_]+: ", "", "\n".join(lines), flags=re.MULTILINE)  # a refusal's code
    for named in sorted({*given, *NAMES, *PEOPLE}, key=len, reverse=True):
        text = re.sub(rf"(?<![\w./-]){re.escape(named)}(?![A-Za-z0-9_])", " ", text)
    tokens = re.split(r"[^\x21-\x7e]+", text)
    plain = (one for one in tokens if not re.search(r"[0-9_/\\]|^-|\w\.\w", one))
    return {word for one in plain for word in re.findall(r"[A-Za-z]{2,}", one)}


def stations_day(at: Reader, out: Path) -> None:
    site = at.site
    who = site.resident(0)
    first, second, third = (one.document_number for one in people(3))
    at.station("scan", typed="\n".join((TUBE, first, second, "!undo", third, "")))
    at.station("find", "1")
    at.station("code issue", "--resident", who)
    at.station("code issue", "--resident", site.resident(3))
    at.station("code print", "--resident", who, "--out", out / "card.pdf")
    at.station("code prints")
    at.station("code prints", "--saved")
    code = site.station("code", "issue", "--resident", who).value["code"]
    at.station("code read", code)
    at.station("code revoke", "--resident", who, "--reason", "lost_card_of_1")
    at.station("code unbind", "--resident", who, "--reason", "new_phone")
    at.station("person correct", who, "--phone", "13900001111", "--reason", "typed_wrong")
    at.station("person show", who)
    stations_queue_and_tubes(at, out)


def stations_queue_and_tubes(at: Reader, out: Path) -> None:
    site = at.site
    at.station("excuse", site.resident(4), "--reason", "away")
    at.station("coverage")
    at.station("coverage", "--building", people(1)[0].address.building)
    at.station("coverage", "--building", people(5)[4].address.building)
    for name, args in (
        ("ticket", ("--lane", "priority")), ("ticket", ()), ("call", ()), ("status", ()),
        ("skip", ("P 1",)), ("recall", ("P 1",)), ("serve", ("P 1",)),
    ):  # fmt: skip
        at.station(f"queue {name}", *args)
    at.station("tube show", TUBE)
    at.station("tube list")
    at.station("status")
    at.station("close-day")
    at.station("tube void", TUBE, "1", "--reason", "swab_damaged")
    at.station("tube seal", "--reason", "end_of_queue")
    at.station("tube undo")
    at.station("tube seal")
    at.station("roster", site.base / "名册.csv")
    at.station("roster", "--check", site.base / "名册.csv")
    papers(at, out)


def stations_evening(at: Reader, out: Path) -> None:
    site = at.site
    at.station("export", site.stick)
    at.station("export", site.stick)
    at.station("confirm-clock")
    move_clock(site.home)
    at.station("confirm-clock")
    at.station("status")
    at.station("close-day", "--swabs", "9")
    at.station("verify")
    at.station("backup", out / "backup.bin")
    at.station("doctor")
    at.station("inspect", next((site.stick / "testdesk").glob("batch-*")))
    at.station("inspect", site.kit)


def papers(at: Reader, out: Path) -> None:
    one = people(1)[0].address
    building = f"{one.compound} {one.building}"
    today = dt.datetime.now().astimezone().date().isoformat()
    at.station("paper notice", "--building", building, "--date", today, "--out", out / "n.pdf")
    at.station("paper list", "--building", building, "--out", out / "l.pdf")
    at.station("paper labels", "--first", "YJ70000001", "--count", "65", "--out", out / "t.pdf")
    at.station("paper bag", "--out", out / "b.pdf")


def headquarters_day(at: Reader, out: Path) -> None:
    site = at.site
    at.hq("import", site.stick)
    at.hq("import", site.stick)
    at.hq("update", "--out", site.stick)
    at.station("import", site.stick)
    at.station("status")
    at.hq("status")
    at.hq("tube", TUBE)
    at.hq("find", "1")
    at.hq("export", "--round", "R7", "--out", out / "r.csv")
    who = site.resident(1)
    at.hq("person remove", who, "--reason", "moved_away")
    at.hq("person show", who)
    at.hq("person restore", who)
    at.hq("roster", site.base / "名册.csv")
    at.hq("operator add", "李敏")
    at.hq("operator list")
    at.hq("operator remove", "李敏")
    at.hq("access-log")
    at.hq("card-key new")
    at.hq("card-validity", "100")
    at.hq("tube-form", "YJ[0-9]{8}")
    at.hq("database")
    at.hq("verify")
    at.hq("restored")
    at.hq("kit", "--station", "1", "--point", "网通小区", "--renew", "--out", site.stick)
    at.station("station renew", "--kit", site.kit)
    at.hq("conflict list")
    at.hq("conflict resolve", "no", "--decision", "all_stand", "--note", "9")
    at.hq("refused list")
    at.hq("refused show", "0")
    at.hq("refused admit", "0", "--note", "9")


def headquarters_rounds(at: Reader, out: Path) -> None:
    """A city in which the round was over long ago."""
    ended = Site(out / "ended")
    shutil.copytree(at.site.base, ended.base)
    end_round(ended)
    new = Reader(ended, at.language)
    for who in ("李敏", "赵刚"):
        ended.hq("operator", "remove", who)
        new.hq("operator add", who, "--role", "supervisor")
    new.hq("round list")
    new.hq("round erase", "R7", "--note", "到期", "--operator", "李敏")
    new.hq("round list")
    new.hq("round erase", "R7", "--withdraw", "--operator", "李敏")
    new.hq("round erase", "R7", "--note", "到期", "--operator", "李敏")
    new.hq("round erase", "R7", "--confirm", "--operator", "赵刚")
    new.hq("round rewrite")
    new.hq("round record", "R7", "--out", out / "erased round.pdf")
    new.hq("verify")
    at.ran += new.ran
    at.english |= new.english


def headquarters_stations(at: Reader, out: Path) -> None:
    at.hq("round open", "--name", "R8")
    at.hq("report check", out / "day.pdf")
    at.hq("kit", "--station", "2", "--point", "河畔", "--out", out)
    at.hq("station enrol", out / "testdesk" / "kit-2.tdk")
    at.hq("station distrust", "1", "--from", "2")
    at.hq("station list")
    at.hq("station trust", "1")
    at.hq("station revoke", "1", "--reason", "丢失")
    at.hq("station list")
    at.hq("station reinstate", "1")
    at.hq("station end", "1", "--last", "99")
    at.hq("station list")
    at.hq("status")
    elsewhere = Site(out / "elsewhere")
    elsewhere.base.mkdir()
    new = Reader(elsewhere, at.language)
    new.hq("init", "--name", "延吉市")
    new.station("station init", "--kit", out / "testdesk" / "kit-2.tdk")
    new.station("restore", out / "backup.bin", *new.site.confirmed)
    new.hq("passphrase change")
    new.station("passphrase change")
    third = Reader(Site(out / "third"), at.language)
    third.site.base.mkdir()
    third.station("restore", out / "backup.bin", *third.site.confirmed)
    for other in (new, third):
        at.ran += other.ran
        at.english |= other.english


def stations_operators(at: Reader, out: Path) -> None:
    pin = out / "pin.txt"
    pin.write_text("739182\n", "utf-8")
    at.station("staff add", "--name", "赵刚", "--role", "point_lead", "--new-pin-file", pin)
    at.station("staff add", "--name", "李敏", "--role", "registrar")
    at.station("staff list")
    at.station("paper badge", "--operator-id", "李敏", "--out", out / "badge.pdf")
    at.station("staff change", "李敏", "--role", "sampler")
    at.station("staff remove", "李敏", "--reason", "调走")
    at.station("staff list")


def stations_closed_day(at: Reader, out: Path) -> None:
    at.station("tube count")
    at.station("tube count", TUBE, "1")
    at.station("tube count")
    at.station("bag pack", "--bag", "B1")
    at.station("bag list")
    at.station("bag hand-over", "B1", "--to", "朴司机", "--signed-by", "朴司机")
    at.station("bag list")
    at.station("report day", "--out", out / "day.pdf")
    at.station("report check", "1")
    at.station("report check", out / "day.pdf")
    at.station("reopen-day", "--reason", "迟到")


def stations_copies(at: Reader, out: Path) -> None:
    (out / "copies").mkdir()
    at.station("backups show")
    at.station("backups use", out / "copies")
    at.station("backups now")
    at.station("backups show")
    at.station("backups off")
    at.station("backups show")
    at.station("retention status")
    at.station("retention run", "--out", out / "erased.pdf")
    at.station("passphrase add", "李敏")
    at.station("passphrase list")
    at.station("passphrase remove", "李敏")


def headquarters_operators(at: Reader, out: Path) -> None:
    pin = out / "pin.txt"
    given = ("--point", "网通小区", "--name", "金英", "--role", "point_lead")
    at.hq("staff add", *given, "--new-pin-file", pin)
    at.hq("staff list")
    (member,) = at.site.hq("staff", "list").value
    at.hq("staff badge", member["operator"], "--out", out / "hq badge.pdf")
    at.hq("staff remove", member["operator"], "--reason", "调走")
    at.hq("staff list")
    at.hq("retention", "20")


def recoveries(at: Reader, out: Path) -> None:
    site = at.site
    at.station("station recover", "--request", site.stick)
    request = site.stick / "testdesk" / "recover-1.tdq"
    answered = at.hq("recover-station", request, "--spare", site.spare_file, "--out", site.stick)
    one_time = re.search(r"\d{4}(-\d{4}){5}", answered.out)
    assert one_time, answered.out
    phrase = out / "one-time.txt"
    phrase.write_text(f"{one_time[0]}\n", "utf-8")
    answer = site.stick / "testdesk" / "recover-1.tda"
    done = at.station("station recover", answer, "--recovery-passphrase-file", phrase)
    assert done.status == 0, done.err
    at.hq("backup", out / "headquarters.backup")
    new = Reader(Site(out / "restored"), at.language)
    new.site.base.mkdir()
    new.hq("restore", out / "headquarters.backup", "--spare-key", site.spare_key)
    at.hq("recover", "--spare", site.spare_file)
    at.ran += new.ran
    at.english |= new.english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_is_left(site: Site, language: str, tmp_path: Path):
    at, out = Reader(site, language), tmp_path / "1"
    out.mkdir()
    stations_day(at, out)
    stations_evening(at, out)
    stations_closed_day(at, out)
    stations_copies(at, out)
    stations_operators(at, out)
    headquarters_rounds(at, out)
    headquarters_day(at, out)
    headquarters_operators(at, out)
    headquarters_stations(at, out)
    recoveries(at, out)
    assert at.english == {}, at.english
    assert set(commands(program)) - {*at.ran} - NOT_HERE == set()


def test_what_is_not_run_here_has_labels_too():
    salvaged = {"lost_entries", "lost_arrivals", "lost_pages", "marked", "other_history", "rebuilt"}
    synced = {"url", "sent", "received", "waiting", "undelivered", "clock_behind_seconds"}
    named = {*DemoReport.__struct_fields__, *ServerIdentity.__struct_fields__}
    assert {*named, *salvaged, *synced, "dir"} <= {*LABELS}
