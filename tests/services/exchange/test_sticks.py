"""Sticks as they are: full, pulled at every step, locked, faulty; FAT32, exFAT, a few pages."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.services.exchange.stick_station import (
    NAME,
    arrives,
    claims_nothing_untrue,
    every_kind,
    export,
    fault,
    on_it,
)

from testdesk.courier import folder as courier_folder
from testdesk.domain.refusals import EnvironmentFault
from testdesk.services import status
from testdesk.services.exchange import handover

GONE = {"stick_gone", "stick_faulty"}
# The FAT driver outside the kernel says EPERM for every fault; the kernel's own names it.
FULL = {"fat32": {"disk_full", "stick_read_only"}, "exfat": {"disk_full"}, "tmpfs": {"disk_full"}}


@every_kind
def test_there_and_back_on_every_file_system(sampled, image, headquarters):
    arrives(sampled, image.folder, headquarters)
    if image.image is not None:
        image.eject()
        image.plug()
    assert sorted(p.name for p in (image.folder / "testdesk").iterdir()) == [
        NAME,
        "receipt-1-1-3.tdr",
    ]


def before(step: str, pull: Callable[[], None], monkeypatch) -> None:
    """Arms the courier: the stick is pulled just before a step, once."""
    owner: object = courier_folder
    name = STEPS[step]
    if "." in name:
        owner, name = {"os": os, "Path": Path}[name.split(".")[0]], name.split(".")[1]
    true = getattr(owner, name)

    armed = iter([True])

    def once(*given, **more):
        if next(armed, False):
            pull()
        return true(*given, **more)

    monkeypatch.setattr(owner, name, once)


STEPS = {
    "looking": "our_folder_on",
    "clearing left-overs": "_remove_leftovers",
    "opening": "_write_through",
    "flushing": "os.fsync",
    "naming": "Path.replace",
    "flushing the folder": "flush_folder",
    "flushing the stick": "flush_file_system",
    "reading back": "_read_from_disk",
}


@pytest.mark.parametrize("way", ["pull", "lose"])
@pytest.mark.parametrize("step", STEPS)
@every_kind
def test_pulled_at_any_step_nothing_untrue_is_claimed_and_the_next_try_arrives(
    sampled, image, headquarters, monkeypatch, step, way
):
    before(step, getattr(image, way), monkeypatch)
    assert fault(sampled, image.folder) in GONE
    # Nothing went to the laptop's own disk in the stick's place.
    assert list(image.folder.iterdir()) == []
    claims_nothing_untrue(sampled)
    image.plug()
    assert on_it(image.folder) in ([], [NAME])
    arrives(sampled, image.folder, headquarters)


@every_kind
def test_pulled_after_the_reading_back_and_before_the_record_it_goes_out_once_more(
    sampled, image, headquarters, monkeypatch
):
    true, armed = handover._record_batch, iter([True])

    def pulled(*given):
        if next(armed, False):
            image.lose()
        true(*given)

    monkeypatch.setattr(handover, "_record_batch", pulled)
    assert fault(sampled, image.folder) == "file_missing"
    claims_nothing_untrue(sampled)
    image.plug()
    arrives(sampled, image.folder, headquarters)


# What a cluster is: 512 bytes in that FAT, 4096 in exFAT; our folder takes one, then the file.
LEFT = {
    "fat32": (0, 512, 1024, 2048, 4096),
    "exfat": (0, 4096, 8192),
    "tmpfs": (0, 4096),
}


@pytest.mark.parametrize(
    ("image", "leave"),
    [(kind, leave) for kind, leaves in LEFT.items() for leave in leaves],
    indirect=["image"],
)
def test_a_full_stick_is_reported_and_nothing_half_is_left(sampled, image, headquarters, leave):
    image.fill(leave=leave)
    if leave == LEFT[image.kind][-1]:
        assert export(sampled, image.folder) is not None
    else:
        assert fault(sampled, image.folder) in FULL[image.kind]
        assert on_it(image.folder) == []
        assert not list(image.folder.rglob("*.part"))
        claims_nothing_untrue(sampled)
    image.make_room()
    if status.status(station=sampled.station).unexported:
        arrives(sampled, image.folder, headquarters)


@pytest.mark.parametrize("image", ["exfat", "tmpfs"], indirect=True)
def test_without_room_for_a_second_copy_the_first_one_stays(sampled, image):
    export(sampled, image.folder)
    old = (image.folder / "testdesk" / NAME).read_bytes()
    image.fill(leave=0)
    with pytest.raises(EnvironmentFault) as caught:
        handover.export(sampled.context, folder=image.folder, again=True)
    assert caught.value.code == "disk_full"
    assert caught.value.detail["free_kb"] == 0
    assert (image.folder / "testdesk" / NAME).read_bytes() == old
    assert [b.attempts for b in status.status(station=sampled.station).batches] == [1]


@every_kind
def test_a_locked_stick_is_reported_and_unlocked_it_arrives(sampled, image, headquarters):
    image.eject()
    image.plug(read_only=True)
    assert fault(sampled, image.folder) == "stick_read_only"
    claims_nothing_untrue(sampled)
    image.eject()
    image.plug()
    arrives(sampled, image.folder, headquarters)


def test_a_stick_that_promises_more_than_it_has_is_faulty_and_proves_nothing(sampled, lying_stick):
    courier = sampled.station.courier
    kept = courier.write(lying_stick.folder, "batch-9-1-1.tdb", b"k" * 1000)
    for number in range(50):
        name, data = f"batch-9-2-{number}.tdb", os.urandom(100_000)
        try:
            path = courier.write(lying_stick.folder, name, data)
        except EnvironmentFault as error:
            code = error.code
            break
        assert path.read_bytes() == data
    assert code in {"stick_faulty", "stick_gone", "read_back_differs"}
    assert not (lying_stick.folder / "testdesk" / name).exists()
    assert kept.read_bytes() == b"k" * 1000
    assert fault(sampled, lying_stick.folder) in {"stick_faulty", "read_back_differs", "disk_full"}
    claims_nothing_untrue(sampled)
