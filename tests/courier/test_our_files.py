"""Files of ours on a stick, whatever a browser, `chkdsk` or a person made of their names."""

import zipfile

import pytest

from testdesk.courier.folder import FolderCourier
from testdesk.courier.our_files import find_kits
from testdesk.formats.sealed import container

COURIER = FolderCourier()


# Names changed by other programs; the last two are also in unexpected folders.
RENAMED = (
    *("batch-1-1-4.tdb.zip", "batch-1-1-4 (1).tdb", "batch-1-1-4.tdb.1", "batch-1-1-4"),
    *("FOUND.000/FILE0000.CHK", "Neuer Ordner/a/batch-1-1-4.tdb"),
)


@pytest.mark.parametrize("name", RENAMED)
def test_a_file_under_another_name_is_found_by_its_first_bytes(stick, name):
    path = stick / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(container.assemble(b"{}", bytes(64), b"payload"))
    assert COURIER.incoming([stick]) == [path]


@pytest.mark.parametrize("name", ["kit-1.tdk", "kit-1.tdk.zip", "a/kit-1 (1).tdk", "FILE0000.CHK"])
def test_a_kit_is_found_whatever_it_is_called(stick, name):
    path = stick / name
    path.parent.mkdir(exist_ok=True)
    manifest = b'{"city":"","format":"testdesk-kit","station":1}'
    path.write_bytes(container.assemble(manifest, bytes(64), b"payload"))
    other = manifest.replace(b"-kit", b"-batch")
    for no_kit in ("batch-1-1-4.tdb", "batch.zip"):
        (stick / no_kit).write_bytes(container.assemble(other, bytes(64), b"payload"))
    assert find_kits(stick) == [path]
    assert find_kits(stick / "pulled") == []


@pytest.mark.parametrize("name", ["batch-1-1-4.tdb.lnk", "batch-1-1-4.tdb.txt", "KIT-1.TDK~1"])
def test_a_file_that_bears_a_name_of_ours_is_named_whatever_it_is(stick, name):
    (stick / name).write_bytes(b"L\x00\x00\x00 a shortcut")
    (stick / f"{name}.1f2e3d4c.part").write_bytes(b"half written")
    assert COURIER.incoming([stick]) == [stick / name]
    assert find_kits(stick) == []


LITTER = (
    "Thumbs.db",
    "desktop.ini",
    "IMG_0001.JPG",
    "Notice.pdf",
    "._batch-1-1-4.tdb",
    "list.xlsx",
)


def test_what_systems_and_people_leave_on_a_stick_is_passed_over(stick):
    for name in LITTER:
        (stick / name).write_bytes(b"whatever")
    (stick / "System Volume Information").mkdir()
    (stick / "System Volume Information" / "IndexerVolumeGuid").write_bytes(b"whatever")
    assert COURIER.incoming([stick]) == []


@pytest.mark.parametrize("name", ["holiday.zip", "FILE0001.CHK", "notes.txt", "notes"])
def test_foreign_files_of_such_names_are_not_taken_for_ours(stick, name):
    with zipfile.ZipFile(stick / name, "w") as packed:
        packed.writestr("manifest.json", "{}")
    (stick / "empty.zip").write_bytes(b"")
    (stick / "way.zip").symlink_to(stick)
    assert COURIER.incoming([stick]) == []


def test_the_bins_of_other_systems_are_not_looked_into(stick):
    for name in (".Trashes", ".Trash-1000", "$RECYCLE.BIN", "System Volume Information"):
        (stick / name).mkdir()
        (stick / name / "batch-1-1-4.tdb").write_bytes(b"")
    assert COURIER.incoming([stick]) == []
