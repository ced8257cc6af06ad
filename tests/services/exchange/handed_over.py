"""A stick that is handed over, and the states of the files on it."""

from testdesk.courier.folder import FolderCourier
from testdesk.hq.exchange.imports import import_paths
from testdesk.services import status
from testdesk.services.exchange import handover, incoming


def export(station, folder):
    return handover.export(station.context, folder=folder).value


def import_files(station, *paths):
    reports = incoming.import_file(station.context, paths=paths).value
    return [(report.kind, report.verdict, report.reason) for report in reports]


def at_headquarters(hq, stick):
    found = import_paths(hq, FolderCourier(), [stick])
    return [(one.verdict, one.reason, one.new_events) for one in found]


def states(station):
    return [
        (b.first, b.last, b.state, b.reason) for b in status.status(station=station.station).batches
    ]


def files(stick):
    return sorted(path.name for path in stick.rglob("*") if path.is_file())
