"""Files appear whole or not at all."""

import errno
import os
from contextlib import contextmanager
from pathlib import Path

import pytest

from testdesk.disk_faults import write_fault
from testdesk.domain.refusals import EnvironmentFault
from testdesk.paper.output import render
from testdesk.paper.output.saving import save

from .conftest import some_faces


@pytest.mark.usefixtures("small_files")
def test_a_write_that_fails_half_way_leaves_the_former_file(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"former")
    with pytest.raises(EnvironmentFault) as caught:
        save(path, b"x" * 100_000)
    assert caught.value.code == "disk_full"
    assert path.read_bytes() == b"former"
    assert [child.name for child in tmp_path.iterdir()] == ["paper.pdf"]


@pytest.mark.usefixtures("small_files")
def test_a_pdf_that_fails_half_way_leaves_the_former_file(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"former")
    with pytest.raises(EnvironmentFault) as caught:
        render.write_pdf(path, some_faces(3), "sheet")
    # Qt reports a full disk by one error number, and this is another.
    assert caught.value.code == "write_failed"
    assert path.read_bytes() == b"former"
    assert [child.name for child in tmp_path.iterdir()] == ["paper.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
def test_a_pdf_on_a_full_disk_is_reported(tmp_path, monkeypatch):
    @contextmanager
    def full_disk(_path):
        # Qt, not Python, writes; the kernel itself answers that no space is left.
        with Path("/dev/full").open("wb") as file:
            yield file

    monkeypatch.setattr(render, "replacing", full_disk)
    with pytest.raises(EnvironmentFault) as caught:
        render.write_pdf(tmp_path / "paper.pdf", some_faces(3), "sheet")
    assert caught.value.code == "disk_full"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_has_a_name_of_its_own(number):
    assert write_fault(OSError(number, os.strerror(number), "朴顺子.pdf")).code == "disk_full"


def test_a_fault_does_not_reveal_the_path():
    fault = write_fault(OSError(errno.EIO, "input/output error", "朴顺子.pdf"))
    assert fault.code == "write_failed"
    assert "朴" not in f"{fault} {fault.detail}"
