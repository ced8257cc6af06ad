"""Real PDFs, drawn by poppler as a printer's driver would, read by a scanner's library."""

import subprocess

import msgspec
import pytest

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.paper.layout.qr import MODULES, matrix
from testdesk.paper.output.render import write_pdf

from .conftest import CODE, FACE, codes_in, rasterised, some_faces

LAYOUTS = ("card", "sheet", "slip58", "slip80")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("dpi", [203, 300])
def test_every_layout_reads_after_printing(tmp_path, layout, dpi):
    path = tmp_path / "paper.pdf"
    write_pdf(path, [FACE], layout)
    (page,) = rasterised(path, dpi)
    assert codes_in(page) == [CODE]


def test_a_sheet_keeps_the_order_given(tmp_path):
    faces = some_faces(13)
    path = tmp_path / "sheet.pdf"
    write_pdf(path, faces, "sheet", title="网通小区 3号楼")
    first, second = (codes_in(page) for page in rasterised(path, 150))
    assert first + second == [face.code for face in faces]
    assert len(first) == 10


def test_a_sheet_names_building_and_page(tmp_path):
    path = tmp_path / "sheet.pdf"
    write_pdf(path, some_faces(11), "sheet", title="网通小区 3号楼")
    text = subprocess.check_output(["pdftotext", "-layout", path, "-"], text=True)
    first, second, *_ = text.split("\f")
    assert "3号楼" in first
    assert "1/2" in first.replace(" ", "")
    assert "2/2" in second.replace(" ", "")


@pytest.mark.parametrize(
    ("layout", "width", "height"), [("card", 85.6, 54.0), ("sheet", 210.0, 297.0)]
)
def test_the_page_is_as_large_as_the_paper(tmp_path, layout, width, height):
    path = tmp_path / "paper.pdf"
    write_pdf(path, [FACE], layout)
    (page,) = rasterised(path, 254)
    assert page.width / 10 == pytest.approx(width, abs=0.25)
    assert page.height / 10 == pytest.approx(height, abs=0.25)


def test_each_slip_has_a_page_as_long_as_it_needs(tmp_path):
    long = msgspec.structs.replace(FACE, masked_name="阿依古丽·阿不都热*", reprint=True)
    path = tmp_path / "slips.pdf"
    write_pdf(path, [FACE, long], "slip58")
    first, second = rasterised(path, 203)
    assert first.width == second.width
    assert first.height < second.height


@pytest.mark.parametrize(("layout", "paper"), [("slip58", 464), ("slip80", 640)])
def test_a_driver_at_203_dpi_gets_whole_dots_from_the_pdf(tmp_path, layout, paper):
    path = tmp_path / "slip.pdf"
    write_pdf(path, [FACE], layout)
    (page,) = rasterised(path, 203)
    assert page.width in {paper, paper + 1, paper + 2}
    left = (paper - 290) // 2
    # A head prints a dot or does not; where the page begins is the driver's affair.
    band = page.point(lambda shade: 255 * (shade >= 128))
    band = band.crop((left, 0, left + 290, page.height))
    top = next(y for y in range(band.height) if band.crop((0, y, 70, y + 1)).getextrema() == (0, 0))
    for row, modules in enumerate(matrix(CODE)):
        for column, dark in enumerate(modules):
            x, y = column * 10, top + row * 10
            shades = band.crop((x, y, x + 10, y + 10)).getextrema()
            assert shades == ((0, 0) if dark else (255, 255))
    assert band.width == MODULES * 10


def test_a_file_that_was_there_is_replaced_as_a_whole(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old" * 100_000)
    write_pdf(path, [FACE], "card")
    assert codes_in(rasterised(path, 203)[0]) == [CODE]
    assert [child.name for child in tmp_path.iterdir()] == ["paper.pdf"]


def test_nobody_is_not_printed(tmp_path):
    with pytest.raises(Refusal) as caught:
        write_pdf(tmp_path / "paper.pdf", [], "card")
    assert caught.value.code == "nothing_to_print"


def test_a_character_that_no_font_has_is_refused_before_anything_is_written(tmp_path):
    face = msgspec.structs.replace(FACE, masked_name="\U00031350*\U0010fffd\U00031350")
    with pytest.raises(Refusal) as caught:
        write_pdf(tmp_path / "paper.pdf", [FACE, face], "sheet")
    assert caught.value.code == "characters_missing"
    assert caught.value.detail == {
        "count": 2,
        "characters": "\U00031350 U+31350, \U0010fffd U+10FFFD",
    }
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_reported(tmp_path):
    with pytest.raises(EnvironmentFault) as caught:
        write_pdf(tmp_path / "stick" / "paper.pdf", [FACE], "card")
    assert caught.value.code == "write_failed"
