"""What the tests of sticks share: the next try, and what must never be claimed."""

import os
from pathlib import Path

import pytest

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.formats.exchange.batch import read_manifest
from testdesk.hq.exchange.imports import import_paths
from testdesk.services import status
from testdesk.services.exchange import handover, incoming

KINDS = ("fat32", "exfat", "tmpfs")
NAME = "batch-1-1-3.tdb"

every_kind = pytest.mark.parametrize("image", KINDS, indirect=True)


def export(station, folder):
    return handover.export(station.context, folder=folder).value


def fault(station, folder) -> str:
    """The code of an export that must not succeed."""
    with pytest.raises((EnvironmentFault, Refusal)) as caught:
        export(station, folder)
    return caught.value.code


def on_it(folder: Path) -> list[str]:
    """Our files that bear a final name, each of which must be whole."""
    found = [Path(top) / name for top, _, names in os.walk(folder) for name in names]
    ours = [path for path in found if path.suffix == ".tdb"]
    for path in ours:
        read_manifest(path.read_bytes())
    return [path.name for path in ours]


def claims_nothing_untrue(station) -> None:
    """No batch is recorded; everything is still to be exported."""
    now = status.status(station=station.station)
    assert (now.batches, now.unexported, now.exported_people) == ((), 3, 0)


def arrives(station, folder, hq) -> None:
    """The next try: written, imported by headquarters, answered, read."""
    report = export(station, folder)
    assert report is not None
    assert (report.file, report.verified) == (NAME, True)
    assert on_it(folder) == [NAME]
    files = [one for one in import_paths(hq, station.station.courier, [folder]) if one.file == NAME]
    assert [one.verdict for one in files] == ["accepted"]
    incoming.import_file(station.context, paths=[folder])
    assert status.status(station=station.station).undelivered == 0
