"""A long list on the command line: its progress, and Ctrl+C at any moment."""

import contextlib
import signal

import pytest
from tests.cli.hq.long_lists import PEOPLE, stopped_at
from tests.cli.site import HQ_PHRASE, STATION_PHRASE, Site

from testdesk.cli.shared.progress import ProgressLine
from testdesk.domain.refusals import Refusal


def listed(site: Site) -> int:
    return int(site.hq("status").value["coverage"]["listed"])


@pytest.mark.parametrize("when", ["reading", "comparing", "importing"])
def test_headquarters_when_stopped_has_imported_nobody(site: Site, long_list, when):
    before = listed(site)
    home = ("--home", site.hq_home, "--json")
    status, answer = stopped_at(
        site, f"{when}:", "hq", "roster", long_list, *home, phrase=HQ_PHRASE
    )
    assert (status, answer["error"], answer["detail"]["taken"]) == (1, "roster_stopped", 0)
    assert answer["message"].startswith("Stopped: nobody on the list was imported.")
    assert listed(site) == before
    assert site.hq("verify").value["ok"]


@pytest.mark.parametrize("when", ["reading", "comparing"])
@pytest.mark.parametrize("where", ["hq", "desk"])
def test_a_stopped_check_reports_that_nothing_was_imported(site: Site, long_list, where, when):
    home, phrase = {"hq": (site.hq_home, HQ_PHRASE), "desk": (site.home, STATION_PHRASE)}[where]
    command = ("hq", "roster") if where == "hq" else ("roster",)
    status, answer = stopped_at(
        site, f"{when}:", *command, long_list, "--check", "--home", home, "--json", phrase=phrase
    )
    assert (status, answer["detail"]) == (1, {"taken": 0, "reason": "looking"})
    assert answer["message"].startswith("Checking the list was stopped. Nothing was imported.")


def test_a_stopped_station_reports_how_many_were_imported_and_resumes_the_same_list(
    site: Site, long_list
):
    before = sum(one["listed"] for one in site.station("coverage").value)
    home = ("--home", site.home, "--json")
    status, answer = stopped_at(
        site, "importing: 2,000", "roster", long_list, *home, phrase=STATION_PHRASE
    )
    assert (status, answer["error"]) == (1, "roster_stopped")
    taken = answer["detail"]["taken"]
    assert 2000 <= taken < PEOPLE
    assert sum(one["listed"] for one in site.station("coverage").value) == before + taken
    assert site.station("verify").value["ok"]
    rest = site.station("roster", long_list).value
    assert (rest["new"], rest["unchanged"]) == (PEOPLE - taken, taken)


def test_no_progress_is_shown_outside_a_terminal(site: Site, long_list):
    result = site.run("hq", "roster", long_list, "--home", site.hq_home, phrase=HQ_PHRASE)
    assert (result.status, result.err) == (0, "")


class Terminal:
    """Standard error at a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        return

    def isatty(self) -> bool:
        return True


def test_a_terminal_has_one_line_that_is_taken_away_at_the_end():
    terminal = Terminal()
    with contextlib.redirect_stderr(terminal), ProgressLine(keeps_partial_import=True) as show:
        for done in range(0, 3001, 1000):
            show("reading", done, 3000)
    assert "\n" not in terminal.text
    assert terminal.text.split("\r")[2].rstrip() == "reading: 1,000 of 3,000"
    assert terminal.text.endswith(" \r")


def _stopped_with(taken):
    return {"taken": taken} if taken else {"taken": 0, "reason": "nothing"}


@pytest.mark.parametrize(("keeps_partial_import", "taken"), [(True, 3000), (False, 0)])
def test_from_the_first_piece_on_it_stops_between_two(keeps_partial_import, taken):
    ours = signal.getsignal(signal.SIGINT)
    done = []

    def write():
        with ProgressLine(keeps_partial_import=keeps_partial_import) as show:
            for at in range(0, 5000, 1000):
                show("writing", at, 5000)
                if at == 2000:
                    signal.raise_signal(signal.SIGINT)
                done.append(at)

    with pytest.raises(Refusal) as caught:
        write()
    assert (caught.value.code, caught.value.detail) == ("roster_stopped", _stopped_with(taken))
    assert done == [0, 1000, 2000]
    assert signal.getsignal(signal.SIGINT) is ours


def test_behind_the_last_piece_it_comes_too_late_and_the_list_is_taken():
    with ProgressLine(keeps_partial_import=False) as show:
        show("writing", 0, 1)
        signal.raise_signal(signal.SIGINT)
