"""Codes are read from what a page paints; whatever is not understood must be drawn instead."""

import re
from contextlib import suppress

import pytest

from testdesk.domain.refusals import EnvironmentFault
from testdesk.paper.cards.read_back import codes_by_page, read_back, wrong_unless_drawn
from testdesk.paper.layout.painted_codes import painted_codes
from testdesk.paper.layout.pdf_contents import UnusualPdf, WrittenPdf
from testdesk.paper.output.render import write_pdf

from .conftest import some_faces

GROUND = re.compile(rb"q\n/CSp cs\n1 1 1 scn\n/GSa gs\nq\n1 0 0 1 1157 878 cm\n[^f]*f\nQ\n")
FIRST = b"1 0 0 1 1157 878 cm"
RECTANGLES = re.compile(rb"(?:\d+ \d+ \d+ \d+ re\n){20,}")
TEXT = re.compile(rb"q\n[^qQ]*q\n[^qQ]*ET\nQ\nQ\n")
END = re.compile(rb" Q\n\Z")


def expected(faces, layout="sheet"):
    return codes_by_page([face.code for face in faces], layout)


def sheets(path, count=10):
    faces = some_faces(count)
    write_pdf(path, faces, "sheet")
    return faces, path.read_bytes()


@pytest.mark.parametrize("layout", ["card", "sheet", "slip58", "slip80"])
def test_no_page_of_ours_has_to_be_drawn(tmp_path, layout):
    faces, path = some_faces(13), tmp_path / "paper.pdf"
    write_pdf(path, faces, layout)
    pages = expected(faces, layout)
    assert list(wrong_unless_drawn(path.read_bytes(), pages, 0, len(pages))) == []


def test_a_wrong_page_is_noticed_without_drawing_it(tmp_path):
    faces, data = sheets(tmp_path / "paper.pdf", 23)
    first, second, third = expected(faces)
    assert list(wrong_unless_drawn(data, [first, second[::-1], third], 0, 3)) == [1]
    assert list(wrong_unless_drawn(data, [first, second[::-1], third], 2, 9)) == []
    assert list(wrong_unless_drawn(b"%PDF-1.4 half of a fi", [first], 0, 1)) == [0]


def over(box, weight=b"7"):
    """A line from corner to corner, at the end of a page."""
    ends = b"%d %d m\n%d %d l\nS\n" % box
    return b"\nq\n/CSp CS\n0 0 0 SCN\n" + weight + b" w 0 J 2 j []0  d\n" + ends + b"Q Q\n"


def text_at_the_end(operators):
    return END.sub(
        lambda _: b"\n" + next(TEXT.finditer(operators))[0].rstrip() + b" Q\n", operators
    )


SPOILED = {
    "no white under the first symbol": lambda o: GROUND.sub(b"q\n", o),
    "white modules": lambda o: o.replace(
        b"0 0 0 scn\n/GSa gs\nq\n" + FIRST, b"1 1 1 scn\nq\n" + FIRST
    ),
    "no modules": lambda o: RECTANGLES.sub(b"0 0 60 60 re\n", o, 1),
    "half of the modules": lambda o: RECTANGLES.sub(lambda r: r[0][: r[0].find(b"0 840 ")], o, 1),
    "modules beside the symbol": lambda o: o.replace(b"0 0 420 60 re", b"1740 0 420 60 re", 1),
    "half a module": lambda o: o.replace(b"0 0 420 60 re", b"0 0 390 60 re", 1),
    "one symbol upon another": lambda o: o.replace(FIRST, b"1 0 0 1 1157 3000 cm"),
    "a symbol beyond the page": lambda o: o.replace(FIRST, b"1 0 0 1 9000 878 cm"),
    "a ground elsewhere": lambda o: o.replace(FIRST, b"1 0 0 1 1157 900 cm", 1),
    "a line through a symbol": lambda o: END.sub(over((1157, 1400, 2897, 1400)), o),
    "a thick line beside a symbol": lambda o: END.sub(over((1000, 800, 1000, 3000), b"400"), o),
    "text after the symbols": text_at_the_end,
    "a picture": lambda o: END.sub(b"\nq\n/Im1 Do\nQ Q\n", o),
    "everything smaller": lambda o: o.replace(b"0.060000000 0 0 -0.06", b"0.030000000 0 0 -0.03"),
    "everything lower": lambda o: o.replace(b" 0 842 cm", b" 0 800 cm"),
    "what was clipped before": lambda o: o.replace(
        b"q q\nQ\nQ q\n", b"q q\nQ\nQ q\n0 0 9 9 re W n\n"
    ),
    "a clip in a block before": lambda o: o.replace(b"BT\n", b"W\nBT\n", 1),
    "a block that is left open": lambda o: o.replace(b"ET\nQ\nQ\n", b"ET\nQ\n", 1),
    "nothing at all": lambda _: b"",
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_a_page_that_paints_anything_else_does_not_pass_undrawn(tmp_path, spoil):
    _, data = sheets(tmp_path / "paper.pdf")
    page = WrittenPdf(data).page(0)
    codes = painted_codes(page)
    assert len(codes) == 10
    spoiled = page._replace(operators=spoil(page.operators))
    assert spoiled.operators != page.operators
    with suppress(UnusualPdf):
        assert painted_codes(spoiled) != codes


def test_contents_that_are_exchanged_are_found(tmp_path):
    path = tmp_path / "paper.pdf"
    faces, data = sheets(path, 20)
    one, other = re.findall(rb"/Contents \d+ 0 R", data)
    path.write_bytes(
        data.replace(one, b"/Contents ?").replace(other, one).replace(b"/Contents ?", other)
    )
    assert list(wrong_unless_drawn(path.read_bytes(), expected(faces), 0, 2)) == [0, 1]
    with pytest.raises(EnvironmentFault, match="paper_read_back_differs"):
        read_back(path, expected(faces))


UNUSUAL = {
    "transparent": (b"/ca 1.0", b"/ca 0.1"),
    "another colour space": (b"/CSp /DeviceRGB", b"/CSp /DeviceXYZ"),
    "a note on the page": (b"[ ]\nendobj", b"[8]\nendobj"),
    "a longer stream": (b"/Length", b"/LENGTH"),
    "turned": (b"/TrimBox", b"/Rotate "),
    "no catalogue": (b"/Type /Catalog", b"/Type /CATALOG"),
    "one page more": (b"/Count 1", b"/Count 2"),
    "a table that points elsewhere": (b"xref\n0 ", b"xref\n1 "),
    "a second end": (b"%%EOF\n", b"%%EOF\n%%EOF\n"),
}


@pytest.mark.parametrize(("right", "wrong"), UNUSUAL.values(), ids=UNUSUAL.keys())
def test_a_file_of_another_form_must_be_drawn(tmp_path, right, wrong):
    faces, data = sheets(tmp_path / "paper.pdf")
    assert right in data
    spoiled = data.replace(right, wrong)
    assert list(wrong_unless_drawn(spoiled, expected(faces), 0, 1)) == [0]


def test_every_spoiled_byte_of_the_contents_is_noticed(tmp_path):
    faces, data = sheets(tmp_path / "paper.pdf")
    start = data.index(b"stream\n", data.index(b"/Length 15 0 R")) + len(b"stream\n")
    end = data.index(b"\nendstream", start)
    for place in range(start, end, 97):
        spoiled = bytearray(data)
        spoiled[place] ^= 0x10
        assert list(wrong_unless_drawn(bytes(spoiled), expected(faces), 0, 1)) == [0], place
