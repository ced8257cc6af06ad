"""One card, from Enter on the proxy page to the bytes at a receipt printer.

The real page and lanes on a real station of 4,125 residents, offscreen; the printer is a socket of
this machine that answers how it is. Time runs from the Enter key to the first and to the last band
of raster that the socket took, and to the mark in the journal. The bare work beside it, in the same
run: one commit of a row of 700 bytes into an equally encrypted file with the same settings.
"""

from __future__ import annotations

import os
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.bench_desk import bare_commits, line
from benchmarks.stillness import stillness
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from testdesk import bootstrap
from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.demo.city import CityPerson, make_city
from testdesk.demo.making import make_demo
from testdesk.gui import theme
from testdesk.gui.proxy.page import ProxyPage
from testdesk.printing.cards import preload_paper
from testdesk.printing.choice import PrintChoice
from testdesk.services.session import ScanSession
from testdesk.store.station_file import StationFile
from testdesk.wall_clock import WallClock

CARDS = 300
FINE = b"\x12"
QUESTIONS = (b"\x10\x04\x04", b"\x10\x04\x02")
RASTER = b"\x1dv0\x00"


class Printer:
    """Answers at once, and notes when raster came.

    Attributes:
        first, last: `time.perf_counter()` of the first and of the latest raster; 0.0 before any.
    """

    def __init__(self) -> None:
        self.first = self.last = 0.0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"escpos://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            line, _ = self._server.accept()
            with line, suppress(OSError):
                self._take(line)

    def _take(self, line: socket.socket) -> None:
        while heard := line.recv(65536):
            if RASTER in heard:
                self.last = time.perf_counter()
                self.first = self.first or self.last
            # A question's three bytes come together: each is sent when the one before is answered.
            if heard.endswith(QUESTIONS):
                line.sendall(FINE)


def until(done: Callable[[], bool]) -> None:
    """Lets events pass until something is so; sleeps between them, as a window does."""
    tick = QTimer()
    tick.start(5)
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@contextmanager
def page_on(
    home: Path, passphrase: str, printer: Printer
) -> Iterator[tuple[ProxyPage, StationBridge]]:
    """The proxy page of a station, printing slips there, and its bridge."""
    lane = Lane("desk")
    opened: list[StationFile] = []
    lane.submit(
        lambda: bootstrap.open_station_store(home, passphrase),
        opened.append,
        owner=lane,
        failed=print,
    )
    until(lambda: bool(opened))
    bridge = StationBridge(
        bootstrap.station_of(opened[0]), ScanSession(operator="bench"), lane=lane
    )
    page = ProxyPage(bridge)
    page.resize(1254, 724)
    page.show()
    page.use_print_choice(PrintChoice("slip58", printer.address))
    page.on_shown()
    bridge.run_on_io(preload_paper, lambda _none: None, page)
    settle(page, bridge)
    yield page, bridge
    closed: list[None] = []
    bridge.read(opened[0].close, closed.append, bridge)
    until(lambda: bool(closed))
    bridge.close()


def settle(page: ProxyPage, bridge: StationBridge) -> None:
    """Every question and action is answered."""
    until(lambda: page.isVisible() and bridge.is_idle)


def print_one(
    page: ProxyPage, bridge: StationBridge, printer: Printer, person: CityPerson
) -> tuple[float, ...]:
    """When Enter was pressed, the first raster came, the last came, and the mark was made."""
    field = page.finder.field
    tail = person.document_number[-6:]
    field.setText(tail)
    field.textEdited.emit(tail)
    settle(page, bridge)
    until(lambda: page.finder.current is not None)
    settle(page, bridge)
    printer.first = printer.last = 0.0
    start = time.perf_counter()
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(page, bridge)
    return start, printer.first, printer.last, time.perf_counter()


def main() -> None:
    """Prints the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # "no size hints here"
    application = QApplication([])
    theme.use("light")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        city = make_city(today=WallClock().today())
        made = make_demo(folder / "demo", city, clock=WallClock())
        people = [p for p in city.people if p.listed and p.document_type == "01"][:CARDS]
        bare, printer = bare_commits(folder), Printer()
        opened = page_on(made.home(1), made.passphrases.station, printer)
        with opened as (page, bridge), stillness() as still:
            cold, *times = (print_one(page, bridge, printer, person) for person in people)
            quiet = [times[at] for at in still.untouched([(row[0], row[-1]) for row in times])]
    print(line("bare commit", bare))  # noqa: T201 - a benchmark prints its table
    table("", times, bare)
    touched = len(times) - len(quiet)
    print(f"{touched} of {len(times)} cards met a moment at which the machine stood still")  # noqa: T201 - the same
    table("  without them", quiet, bare)
    print(f"the very first card       {(cold[1] - cold[0]) * 1000:7.2f} ms to its first raster")  # noqa: T201 - the same
    application.quit()


def table(note: str, times: list[tuple[float, ...]], bare: list[float]) -> None:
    """Prints milliseconds from Enter to each moment."""
    for column, what in enumerate(("first raster", "last raster", "marked"), 1):
        spans = [(row[column] - row[0]) * 1000 for row in times]
        print(line(f"Enter to {what}{note}", spans, bare))  # noqa: T201 - the table again


if __name__ == "__main__":
    main()
