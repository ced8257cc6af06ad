"""Headquarters in the states that its commands meet."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.ended_round import RoundCommands, end_round
from tests.cli.hq.headquarters_files import LOG, MARK
from tests.cli.hq.hidden_roster import LINES
from tests.cli.hq.long_lists import PEOPLE, list_of
from tests.cli.site import HQ_PHRASE, SPARE_PHRASE, Site
from tests.clock import stopped_clock
from tests.courier.stick_images import StickImage, why_not
from tests.formats.roster.workbook_makers import MadeSheet, xlsx_of
from tests.hq.conflicts.contradictions import DECISIONS, contradict
from tests.hq.laptops import MORNING

from testdesk.courier.folder import FolderCourier
from testdesk.hq.conflicts.subjects import KINDS
from testdesk.hq.exchange import imports
from testdesk.hq.home.folder import DATABASE, open_headquarters


@pytest.fixture(scope="module")
def decided_city(made: Site, tmp_path_factory) -> Site:
    """A copy of the city for this module."""
    base = tmp_path_factory.mktemp("decided") / "city"
    shutil.copytree(made.base, base)
    return Site(base)


@pytest.fixture(scope="module")
def contradicted(decided_city: Site):
    """Its headquarters, with a conflict of each kind for each decision."""
    hq = open_headquarters(decided_city.hq_home, HQ_PHRASE, clock=stopped_clock(MORNING))
    try:
        keys = {
            (kind, decision): contradict(hq, kind, 10 * place + which)
            for place, kind in enumerate(KINDS)
            for which, decision in enumerate(DECISIONS)
        }
    finally:
        hq.close()
    return keys


@pytest.fixture
def killed_headquarters(site: Site) -> Site:
    """Two batches were acknowledged; the second is only in the log, which was never closed."""
    site.sample(3)
    site.station("export", site.stick)
    site.hq("import", site.stick)
    site.scan("!undo")
    site.station("export", site.stick)
    hq = open_headquarters(site.hq_home, HQ_PHRASE)
    taken = imports.import_paths(hq, FolderCourier(), [site.stick])
    assert [one.verdict for one in taken] == ["already_have", "accepted"]
    shutil.copytree(site.hq_home, site.base / "killed")
    hq.close()
    site.hq_home = site.base / "killed"
    (site.hq_home / f"{DATABASE}-shm").unlink()
    return site


@pytest.fixture
def mixed_files(site: Site) -> Callable[[int, int], bytes]:
    """Three batches; puts the database file after one batch beside the log of another."""
    files, logs = {}, {}
    site.sample(3)
    for number in range(3):
        site.station("export", site.stick)
        hq = open_headquarters(site.hq_home, HQ_PHRASE)
        files[number] = (site.hq_home / DATABASE).read_bytes()
        imports.import_paths(hq, FolderCourier(), [site.stick])
        logs[number] = (site.hq_home / LOG).read_bytes(), (site.hq_home / MARK).read_bytes()
        hq.close()
        site.scan("!undo")

    def put(file: int, log: int) -> bytes:
        (site.hq_home / DATABASE).write_bytes(files[file])
        (site.hq_home / LOG).write_bytes(logs[log][0])
        (site.hq_home / MARK).write_bytes(logs[log][1])
        return logs[log][0]

    return put


@pytest.fixture(params=["tmpfs", "fat32"])
def small_stick(request, tmp_path):
    if reason := why_not(request.param):
        pytest.skip(reason)
    size = {"size": 1 << 20} if request.param == "tmpfs" else {}
    image = StickImage(request.param, tmp_path, **size).plug()
    yield image
    image.eject()


@pytest.fixture
def password_file(tmp_path):
    file = tmp_path / "password.txt"
    file.write_text("correct horse\n", "utf-8")
    return file


HIDDEN = MadeSheet("旧名单", [["姓名", "证件号码"], ["旧名", "222401196001017022"]], hidden=True)


@pytest.fixture
def hidden_roster(site: Site):
    file = site.base / "list.xlsx"
    file.write_bytes(xlsx_of(HIDDEN, MadeSheet("名单", [list(line) for line in LINES])))
    return file


@pytest.fixture
def long_list(site: Site) -> Path:
    return list_of(PEOPLE, site)


@pytest.fixture
def recoverable(tmp_path: Path) -> Site:
    """A headquarters with a spare key of its own, in whose database is a round."""
    site = Site(tmp_path / "recoverable")
    site.stick.mkdir(parents=True)
    phrase = site.base / "phrase of the spare key"
    phrase.write_text(f"{SPARE_PHRASE}\n", "utf-8")
    made = site.hq("init", "--name", "延吉市指挥部", "--spare-passphrase-file", phrase)
    assert made.status == 0, made.out
    assert site.hq("round", "open", "--name", "R7").status == 0
    return site


@pytest.fixture
def spare_in_safe(recoverable: Site) -> Path:
    """Its spare key, no longer in the home."""
    spare = recoverable.hq_home / "headquarters-spare.age"
    return spare.rename(recoverable.base / "in the safe.age")


@pytest.fixture
def headquarters_backup(site: Site):
    """Of a headquarters that has a batch of three people."""
    site.sample(3)
    site.station("export", site.stick)
    site.hq("import", site.stick)
    file = site.base / "headquarters.tdbackup"
    result = site.hq("backup", file)
    assert (result.status, result.value["verified"]) == (0, True), result.err
    return file


@pytest.fixture
def sheets(site):
    """A day's sheet as PDF and workbook, and the text of its code."""
    site.sample(3)
    files = {kind: site.base / f"day.{kind}" for kind in ("pdf", "xlsx")}
    for file in files.values():
        claim = site.station("report", "day", "--out", file).value["claim"]
    return {**files, "text": claim}


@pytest.fixture
def rounds(site):
    site.sample(3)
    site.station("export", site.stick)
    return RoundCommands(site, end_round(site))
