"""The proxy page beside a print server of its own."""

from __future__ import annotations

import contextlib
import socket

import pytest
from tests.gui.running_station import RunningStation
from tests.paper.private_cups import PrivateCups


@pytest.fixture(scope="module")
def cups():
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = server.getsockname()[1]
    with contextlib.closing(PrivateCups()) as made, pytest.MonkeyPatch.context() as patch:
        # Before the lanes begin: libcups chooses a server for each thread.
        patch.setenv("CUPS_SERVER", made.environment["CUPS_SERVER"])
        made.add_pdf_queue("good")
        made.add_raw_queue("nobody", closed)
        yield made


@pytest.fixture
def running_station(cups, tmp_path, qtbot):
    """The station of the other tests, started after the print server."""
    assert cups
    made = RunningStation(tmp_path, qtbot)
    yield made
    made.close()
