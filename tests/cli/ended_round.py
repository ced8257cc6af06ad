"""A round that was over long ago, at a city whose stations have just sampled in it."""

from pathlib import Path

from tests.cli.site import HQ_PHRASE, CommandOutput, Site
from tests.clock import stopped_clock
from tests.hq.laptops import MORNING

from testdesk.courier.folder import FolderCourier
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange import imports
from testdesk.hq.home.folder import open_headquarters

PASSWORD = "三把 不同的 雨伞 4711"


def end_round(site: Site) -> Path:
    """Imports the stick and opens the next round, both years ago; two supervisors; a password."""
    hq = open_headquarters(site.hq_home, HQ_PHRASE, clock=stopped_clock(MORNING))
    try:
        imports.import_paths(hq, FolderCourier(), [site.stick])
        open_round(hq, name="R8")
    finally:
        hq.close()
    password = site.base / "supervisors.txt"
    password.write_text(f"{PASSWORD}\n", "utf-8")
    for who in ("李敏", "赵刚"):
        args = ("operator", "add", who, "--role", "supervisor", "--password-file", password)
        added = site.hq(*args)
        assert added.status == 0, added.out + added.err
    return password


class RoundCommands:
    """`hq round erase` by one of the two supervisors."""

    def __init__(self, site: Site, password: Path) -> None:
        self.site, self._password = site, password

    def propose(
        self, by: str = "李敏", round_: str = "R7", note: str = "十四天已过"
    ) -> CommandOutput:
        return self._erase(by, round_, "--note", note)

    def confirm(self, by: str = "赵刚", round_: str = "R7") -> CommandOutput:
        return self._erase(by, round_, "--confirm")

    def withdraw(self, by: str = "赵刚", round_: str = "R7") -> CommandOutput:
        return self._erase(by, round_, "--withdraw")

    def _erase(self, by: str, round_: str, *args: str) -> CommandOutput:
        who = ("--operator", by, "--password-file", self._password)
        return self.site.hq("round", "erase", round_, *args, *who)
