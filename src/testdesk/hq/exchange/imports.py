"""Imports batches from files and sticks, and writes receipts and updates beside them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from testdesk.domain.file_names import reported_name
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.formats.sealed import container
from testdesk.formats.sealed.file_kinds import BATCH, ENDINGS, KINDS
from testdesk.hq.exchange.intake import records
from testdesk.hq.exchange.intake.batches import ImportResult, import_batches
from testdesk.hq.exchange.updates import sampled_lists
from testdesk.hq.exchange.updates.updates import make_updates
from testdesk.hq.home.folder import Headquarters
from testdesk.ports import Courier

_STICK_FOLDER = "testdesk"
_FILES_AT_ONCE, _BYTES_AT_ONCE = 4096, 16 << 20
# The extensions and formats of files on a stick that are not for headquarters.
_EXTENSIONS_FOR_STATIONS = ENDINGS - {BATCH}
_FORMATS_FOR_STATIONS = {f"testdesk-{KINDS[extension]}" for extension in _EXTENSIONS_FOR_STATIONS}


class _ReadFile(msgspec.Struct, frozen=True):
    """A file's name and bytes; `fault` is the code of the reason if it could not be read."""

    file: str
    data: bytes
    fault: str = ""


def import_paths(hq: Headquarters, courier: Courier, paths: Sequence[Path]) -> list[ImportResult]:
    """Imports every batch among files and folders, and writes receipts and updates beside them.

    They are written after the last batch has been imported. Thus a full or write-protected stick
    prevents no import, and the updates contain what the other stations' batches brought. A file
    that cannot be read from the stick is reported and does not hold up the others.

    Raises:
        EnvironmentFault: a fault of the database or the stick. What was imported before is kept,
            and the next import of the same batches writes receipts and updates again.
    """
    found = [p for p in courier.incoming(paths) if not _is_for_stations(courier, p)]
    imported = [result for part in _parts(courier, found) for result in _import(hq, part)]
    stick_folder_of = cache(_folder_of)
    folders = [stick_folder_of(path.parent) for path in found]
    receipts_by_folder: dict[Path, dict[str, bytes]] = defaultdict(dict)
    for folder, result in zip(folders, imported, strict=True):
        if result.receipt is not None:
            receipts_by_folder[folder][result.receipt_file] = result.receipt
    for folder, files in receipts_by_folder.items():
        courier.write_all(folder, files)
    # Updates follow all receipts, so that a city's updates and lists leave space for the receipts.
    update_names: dict[int, dict[Path, str]] = defaultdict(dict)
    for folder, result in zip(folders, imported, strict=True):
        if _proves_station(result):
            update_names[result.station or 0][folder] = ""
    _write_updates(hq, courier, update_names)
    return [
        msgspec.structs.replace(result, update=update_names[result.station or 0][folder] or None)
        if _proves_station(result)
        else result
        for folder, result in zip(folders, imported, strict=True)
    ]


def _is_for_stations(courier: Courier, path: Path) -> bool:
    """Whether a file is for stations, by its extension or, if that is not ours, by its contents."""
    extension = path.suffix.lower()
    if extension in _EXTENSIONS_FOR_STATIONS or extension == BATCH:
        return extension in _EXTENSIONS_FOR_STATIONS
    try:
        claimed = container.claims(courier.read(path))  # what the file states about itself
    except (Refusal, EnvironmentFault):
        return False  # `_parts` reports why
    return claimed is not None and claimed.format in _FORMATS_FOR_STATIONS


def _proves_station(result: ImportResult) -> bool:
    """Whether the file proves which station sent it, so that an update can be written for it."""
    refused = result.receipt is None and result.verdict == "refused"
    return result.station is not None and not refused


def _write_updates(
    hq: Headquarters, courier: Courier, update_names: dict[int, dict[Path, str]]
) -> None:
    """Writes stations' updates to folders.

    Args:
        hq: the headquarters.
        courier: the courier.
        update_names: station -> folder -> the file name of its update there, which is entered here
            and stays empty if there is none.
    """
    remaining = list(update_names)
    while remaining:
        made = make_updates(hq, remaining)
        remaining = remaining[len(made) :]
        files: dict[Path, dict[str, bytes]] = defaultdict(dict)
        for station, update in made.items():
            if update is not None:
                for folder in update_names[station]:
                    update_names[station][folder] = update.file
                    files[folder][update.file] = update.data
        for folder, updates in files.items():
            courier.write_all(folder, updates)
    write_lists(hq, courier, {folder for folders in update_names.values() for folder in folders})


def write_lists(hq: Headquarters, courier: Courier, folders: Collection[Path]) -> list[str]:
    """Writes the lists of who was sampled to sticks that lack them.

    Returns:
        The lists' file names.

    Raises:
        EnvironmentFault: the faults of the database or a stick.
    """
    names = []
    for name, data in sampled_lists.files(hq) if folders else ():
        names.append(name)
        for folder in folders:
            courier.write_all(folder, {name: data})
    return names


def write_station_update(hq: Headquarters, courier: Courier, folder: Path, station: int) -> str:
    """Writes a station's update to a stick, and the lists of who was sampled.

    Returns:
        The update's file name; empty if there is nothing new, or if the station's laptop is not
        known (none of its batches has been accepted yet) or is revoked.

    Raises:
        Refusal: headquarters_changed.
        EnvironmentFault: the faults of the database or the stick.
    """
    update_names = {station: {folder: ""}}
    _write_updates(hq, courier, update_names)
    return update_names[station][folder]


def _parts(courier: Courier, paths: Sequence[Path]) -> Iterator[list[_ReadFile]]:
    """Reads the files in their order, in parts that are small enough for memory."""
    part: list[_ReadFile] = []
    size = 0
    for path in paths:
        file = reported_name(path.name)
        try:
            read_file = _ReadFile(file, courier.read(path))
        except (Refusal, EnvironmentFault) as error:
            read_file = _ReadFile(file, b"", error.code)
        part.append(read_file)
        size += len(read_file.data)
        if len(part) >= _FILES_AT_ONCE or size >= _BYTES_AT_ONCE:
            yield part
            part, size = [], 0
    if part:
        yield part


def _import(hq: Headquarters, part: Sequence[_ReadFile]) -> list[ImportResult]:
    """Imports the files whose hash is not known; known files get their kept receipt."""
    hashes = [hashlib.sha256(file.data).hexdigest() for file in part]
    known = records.known(hq, hashes)
    new_indexes = [
        index for index, file in enumerate(part) if not file.fault and hashes[index] not in known
    ]
    results = import_batches(hq, [(part[index].file, part[index].data) for index in new_indexes])
    imported = dict(zip(new_indexes, results, strict=True))
    return [
        imported[index] if index in imported else _not_imported(file, known.get(hashes[index]))
        for index, file in enumerate(part)
    ]


def _not_imported(read_file: _ReadFile, known: records.AcceptedFile | None) -> ImportResult:
    if read_file.fault or known is None:
        return ImportResult(read_file.file, None, None, None, "refused", read_file.fault)
    range_ = known.station, known.first, known.last
    return ImportResult(read_file.file, *range_, "already_have", receipt=known.receipt)


def _folder_of(parent: Path) -> Path:
    """For a file in `parent`: the folder in which the courier finds or makes its own folder."""
    return parent.parent if parent.name.casefold() == _STICK_FOLDER else parent
