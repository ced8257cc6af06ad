"""Whether printed cards are kept: what a real cupsd does, and what its settings mean."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.paper.private_cups import PrivateCups, wait_for

from testdesk.paper.output.print_spool import (
    SpoolState,
    spool_state,
    state_by_attributes,
    state_by_configuration,
)

CARD = b"a card: 222401195003120018\n"
CLOSED = """
<Location /admin/conf>
  AuthType Basic
  Require user @SYSTEM
</Location>
"""
KEPT_FOR_A_DAY = SpoolState("kept", 24)


@pytest.mark.parametrize(
    ("settings", "state"),
    [
        ("", KEPT_FOR_A_DAY),
        ("PreserveJobFiles Yes", SpoolState("kept")),
        ("PreserveJobFiles 2h", SpoolState("kept", 2)),
        ("PreserveJobFiles No", SpoolState("emptied")),
        ("PreserveJobHistory No", SpoolState("emptied")),
    ],
)
def test_a_print_server_does_what_is_read_of_it(printer, tmp_path, settings, state):
    card = tmp_path / "card"
    card.write_bytes(CARD)
    with contextlib.closing(PrivateCups(settings)) as server:
        server.add_raw_queue("raw", int(printer.address.rpartition(":")[2]))
        server.print_file("raw", card)
        assert spool_state(server.socket) == state
        if state.state == "kept":
            assert server.kept_documents() == [CARD]
        else:
            wait_for(lambda: server.kept_documents() == [], "the document is kept")
    assert CARD in bytes(printer.data)


def test_a_server_that_does_not_show_its_settings_is_not_judged():
    with contextlib.closing(PrivateCups(CLOSED)) as server:
        assert spool_state(server.socket) == SpoolState("unknown")


def test_the_systems_own_settings_are_read_from_its_file(tmp_path):
    file = tmp_path / "cupsd.conf"
    assert spool_state("localhost", file) == SpoolState("none")
    assert spool_state("", file) == SpoolState("none")
    file.write_text("PreserveJobFiles No\n")
    assert spool_state("localhost", file) == SpoolState("emptied")
    # It says nothing about the server of another computer.
    assert spool_state("print.example", file) == SpoolState("unknown")
    assert spool_state(str(tmp_path / "gone.sock"), file) == SpoolState("unknown")
    # A file that cannot be read; the tests may run as root, who reads every file.
    assert spool_state("localhost", tmp_path) == SpoolState("unknown")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", KEPT_FOR_A_DAY),
        ("# PreserveJobFiles No", KEPT_FOR_A_DAY),
        ("preservejobfiles\toff # never", SpoolState("emptied")),
        ("PreserveJobFiles No\nPreserveJobFiles 1d", KEPT_FOR_A_DAY),
        ("PreserveJobFiles 0", SpoolState("emptied")),
        ("PreserveJobFiles 1w\nPreserveJobHistory 3600", SpoolState("kept", 1)),
        ("PreserveJobFiles On\nPreserveJobHistory Yes", SpoolState("kept")),
        ("PreserveJobFiles sometimes", SpoolState("unknown")),
        ("PreserveJobFiles", SpoolState("unknown")),
    ],
)
def test_settings_mean_what_cups_makes_of_them(text, state):
    assert state_by_configuration(text) == state


@given(
    st.integers(1, 10**6),
    st.sampled_from([("", 1), ("m", 60), ("h", 3600), ("D", 86_400), ("w", 604_800)]),
)
def test_what_is_kept_at_all_is_never_called_emptied(count, unit):
    found = state_by_configuration(f"PreserveJobFiles {count}{unit[0]}")
    assert found.state == "kept"
    assert found.hours is not None
    assert abs(found.hours * 3600 - count * unit[1]) <= 3600
    assert found.hours >= 1


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        (None, "unknown"),
        ([], "none"),
        ([0x40, 0x840], "emptied"),
        ([0x40, 0x940], "kept"),
    ],
)
def test_windows_keeps_what_any_printer_keeps(attributes, state):
    assert state_by_attributes(attributes) == SpoolState(state)
