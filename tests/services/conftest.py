"""A station of its own for each test, copied from one that was made once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.courier.stick_images import SIZE, StickImage, why_not
from tests.made_station import (
    HALMEONI,
    TUBES,
    MadeCity,
    MadeStation,
    make_city,
    make_home,
    open_station,
)
from tests.services.exchange.hq_line import Line

from testdesk import bootstrap
from testdesk.hq.home.folder import Headquarters
from testdesk.services import queue
from testdesk.services.exchange import network
from testdesk.services.exchange.network import ExchangeContext


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> MadeCity:
    return make_city(tmp_path_factory.mktemp("city") / "hq")


@pytest.fixture(scope="session")
def template(city: MadeCity, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The homes of stations 1 and 2, fresh from their kits; not to be opened."""
    folder = tmp_path_factory.mktemp("made")
    homes = {number: make_home(folder / str(number), kit) for number, kit in city.kits.items()}
    return homes.__getitem__


@pytest.fixture
def open_copy(
    template: Callable[[int], Path], tmp_path: Path
) -> Iterator[Callable[[int], MadeStation]]:
    """Opens a copy of a station, named by its number."""
    opened: list[MadeStation] = []

    def open_one(number: int) -> MadeStation:
        home = shutil.copytree(template(number), tmp_path / f"home-{number}")
        opened.append(open_station(home))
        return opened[-1]

    yield open_one
    for station in opened:
        station.store.close()


@pytest.fixture
def station(open_copy: Callable[[int], MadeStation]) -> MadeStation:
    """Station 1."""
    return open_copy(1)


@pytest.fixture
def headquarters(city: MadeCity, tmp_path: Path) -> Iterator[Headquarters]:
    """The headquarters that made the kits."""
    hq = city.headquarters(tmp_path / "hq")
    yield hq
    hq.close()


@pytest.fixture
def image(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StickImage]:
    """A stick of the asked kind, plugged in."""
    kind = request.param
    if reason := why_not(kind):
        pytest.skip(reason)
    stick = StickImage(kind, tmp_path, size=1 << 20 if kind == "tmpfs" else SIZE)
    stick.plug()
    yield stick
    stick.lose()


@pytest.fixture
def sampled(station: MadeStation) -> MadeStation:
    """Station 1 with one person in a tube: three events to carry."""
    station.scans(TUBES[0], HALMEONI)
    return station


@pytest.fixture
def other(open_copy: Callable[[int], MadeStation]) -> MadeStation:
    """Station 2, of the same point."""
    return open_copy(2)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty stick."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def line(headquarters: Headquarters, station: MadeStation) -> Line:
    """Headquarters at the other end of a line of station 1."""
    return Line(headquarters, station)


@pytest.fixture
def context(station: MadeStation, line: Line) -> ExchangeContext:
    """What an exchange of station 1 over that line works with."""
    kept, inbox_files = bootstrap.network_folders(station.home)
    return ExchangeContext(
        station=station.station,
        session=network.network_session(),
        run_on_database=lambda action: action(),
        client=line,
        outbox_files=kept,
        inbox_files=inbox_files,
        report=lambda _progress: None,
    )


class Guide:
    """The person with the tickets."""

    def __init__(self, station):
        self.station = station
        self.tickets = {}

    def take(self, *lanes):
        labels = []
        for lane in lanes:
            full = {"A": "normal", "B": "priority"}[lane]
            ticket = self.do(queue.issue_ticket, lane=full).value
            self.tickets[ticket.label] = ticket.ticket
            labels.append(ticket.label)
        return labels

    def do(self, command, **more):
        return command(self.station.context, **more)

    def call(self, desk_number=1):
        return self.do(queue.call_next, desk_number=desk_number).value.label

    def skip(self, label):
        return self.do(queue.skip, ticket=self.tickets[label]).value

    def recall(self, label):
        return self.do(queue.call_again, ticket=self.tickets[label]).value

    def serve(self, label):
        return self.do(queue.serve, ticket=self.tickets[label]).value

    def view(self):
        view = queue.view(station=self.station.station)
        return [[t.label for t in part] for part in (view.called, view.next, view.skipped)]


@pytest.fixture
def guide(station):
    return Guide(station)
