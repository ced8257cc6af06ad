"""A command uses every argument that it was given, or refuses the line."""

import pytest
from tests.made_station import FATHER, HALMEONI, TUBES

from testdesk.services.scanning.scanned_commands import COMMANDS

# Arguments that each command uses; a new command must say which.
USED = {
    "undo": [HALMEONI],
    "seal": ["family"],
    "single": [],
    "household": [],
    "pool": ["5"],
    "bind": [HALMEONI],
    "tube": [],
    "document": [],
    "badge": ["A badge of nobody"],
}
EXTRA = ["x", "5", "family", FATHER, "!undo", "-", "管", "--reason other"]


def test_every_command_is_in_the_table():
    assert set(COMMANDS) == set(USED)
    assert {name: one.arguments for name, one in COMMANDS.items()} == {
        name: len(arguments) for name, arguments in USED.items()
    }


@pytest.mark.parametrize("extra", EXTRA)
@pytest.mark.parametrize("name", USED)
def test_an_argument_too_many_is_refused_and_changes_nothing(station, name, extra):
    station.scans(TUBES[0], HALMEONI, FATHER)
    session = (station.session.next_mode, station.session.pool_size)
    before = station.journal()
    answer = station.scan(" ".join([f"!{name}", *USED[name], extra]))
    assert (answer.verdict, answer.reason) == ("refused", "command_unknown_argument")
    assert station.journal() == before
    assert (station.session.next_mode, station.session.pool_size) == session


@pytest.mark.parametrize("name", [name for name, used in USED.items() if used])
def test_an_unknown_argument_is_refused_and_changes_nothing(station, name):
    station.scans(TUBES[0], HALMEONI, "https://jkm.example/4f9a02")
    before = station.journal()
    answer = station.scan(f"!{name} nonsense")
    assert answer.verdict == "refused"
    assert station.journal() == before


def test_spaces_within_a_command_are_ignored(station):
    assert station.scans("!  pool   5 ", "! single", TUBES[0])[:2] == [
        ("accepted", "next_tube_pool"),
        ("accepted", "next_tube_single"),
    ]
