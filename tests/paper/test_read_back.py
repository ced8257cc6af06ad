"""Every code of a finished PDF is read again; a wrong one does not pass."""

import threading

import msgspec
import pytest

from testdesk.domain.refusals import EnvironmentFault
from testdesk.paper.cards.read_back import codes_by_page, read_back
from testdesk.paper.layout.qr import matrix
from testdesk.paper.output.render import write_pdf

from .conftest import some_faces

LAYOUTS = ("card", "sheet", "slip58", "slip80")


def codes_of(faces):
    return [face.code for face in faces]


def differs(path, pages):
    with pytest.raises(EnvironmentFault) as caught:
        read_back(path, pages)
    assert caught.value.code == "paper_read_back_differs"
    return caught.value.detail["page"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_read_back_as_it_was_written(tmp_path, layout):
    faces, path = some_faces(3), tmp_path / "paper.pdf"
    write_pdf(path, faces, layout)
    read_back(path, codes_by_page(codes_of(faces), layout))


def test_two_sheets_in_the_order_of_the_cards(tmp_path):
    faces, path = some_faces(13), tmp_path / "paper.pdf"
    write_pdf(path, faces, "sheet")
    right = codes_of(faces)
    read_back(path, codes_by_page(right, "sheet"))
    swapped = [*right[:10], right[11], right[10], right[12]]
    assert differs(path, codes_by_page(swapped, "sheet")) == 2
    assert differs(path, codes_by_page(right[:-1], "sheet")) == 2
    assert differs(path, codes_by_page(right[:10], "sheet")) == 0
    wrong = msgspec.structs.replace(faces[4], code="7" * 57 + "1").code
    assert differs(path, codes_by_page([*right[:4], wrong, *right[5:]], "sheet")) == 1


def test_a_symbol_that_was_drawn_wrongly_is_noticed(tmp_path):
    faces, path = some_faces(4), tmp_path / "paper.pdf"
    of_another = msgspec.structs.replace(faces[2], code=faces[0].code)
    write_pdf(path, [*faces[:2], of_another, faces[3]], "sheet")
    assert differs(path, codes_by_page(codes_of(faces), "sheet")) == 1


def test_a_symbol_that_does_not_read_is_noticed(tmp_path, monkeypatch):
    faces, path = some_faces(2), tmp_path / "paper.pdf"

    def half_dark(text):
        return tuple(tuple(dark or y > 12 for dark in row) for y, row in enumerate(matrix(text)))

    monkeypatch.setattr("testdesk.paper.layout.canvas.matrix", half_dark)
    write_pdf(path, faces, "sheet")
    assert differs(path, codes_by_page(codes_of(faces), "sheet")) == 1


def test_some_pages_may_be_read_at_a_time(tmp_path):
    faces, path = some_faces(3), tmp_path / "paper.pdf"
    write_pdf(path, faces, "card")
    pages = [["wrong"], *codes_by_page(codes_of(faces), "card")[1:]]
    read_back(path, pages, first=1, count=5)
    assert differs(path, pages) == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 half of a fi"])
def test_a_file_that_is_no_pdf_is_reported(tmp_path, content):
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    assert differs(path, [["7"]]) == 0


def test_a_file_that_its_disk_does_not_give_is_not_called_wrong(tmp_path):
    with pytest.raises(EnvironmentFault, match="paper_unreadable"):
        read_back(tmp_path, [["7"]])


def test_it_reads_on_a_worker_thread(tmp_path):
    faces, path = some_faces(11), tmp_path / "paper.pdf"
    write_pdf(path, faces, "sheet")
    read = []

    def work():
        read_back(path, codes_by_page(codes_of(faces), "sheet"))
        read.append(True)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert read == [True]
