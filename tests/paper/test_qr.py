"""The matrix of a printed code."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from testdesk.paper.layout.qr import MODULES, QUIET, SPAN, matrix
from testdesk.paper.layout.qr_library import library_matrix

from .conftest import CODE, codes_in

numbers = st.integers(0, 10**54 - 1)


def checked(number):
    """58 digits that begin and end as a proxy code does (ISO 7064 MOD 97-10)."""
    body = f"71{number:054d}"
    return f"{body}{98 - int(body) * 100 % 97:02d}"


def drawn(modules, dots):
    image = Image.new("L", (SPAN * dots, SPAN * dots), 255)
    pen = ImageDraw.Draw(image)
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            x, y = (column + QUIET) * dots, (row + QUIET) * dots
            if dark:
                pen.rectangle((x, y, x + dots - 1, y + dots - 1), fill=0)
    return image


@given(numbers)
@settings(max_examples=60, deadline=None)
def test_every_code_of_58_digits_reads_with_the_fixed_mask(number):
    text = checked(number)
    assert codes_in(drawn(matrix(text), 3)) == [text]


@pytest.mark.parametrize("text", ["0", "1" * 58, "9" * 58, "7" * 57])
def test_monotonous_and_shorter_codes_read_too(text):
    assert codes_in(drawn(matrix(text), 4)) == [text]


def test_a_code_is_29_modules_square():
    assert {len(row) for row in matrix(CODE)} == {MODULES}
    assert len(matrix(CODE)) == MODULES == 29


def test_a_code_with_a_hole_in_it_still_reads():
    image = drawn(matrix(CODE), 10)
    ImageDraw.Draw(image).rectangle((150, 150, 239, 239), fill=255)
    assert codes_in(image) == [CODE]


@pytest.mark.parametrize("text", ["", "1" * 59, "12a4", "１２３", " 12", "²"])
def test_what_is_no_code_is_a_mistake_of_the_caller(text):
    with pytest.raises(ValueError, match="decimal digits"):
        matrix(text)


@given(
    st.one_of(numbers.map(checked), st.from_regex(r"[0-9]{27}[1-9][0-9]{29}[1-9]", fullmatch=True))
)
@settings(max_examples=60, deadline=None)
def test_a_code_is_module_for_module_the_library_s(text):
    assert matrix(text) == library_matrix(text)


def test_zeros_that_the_library_cannot_divide_read_too():
    text = "71" + "0" * 56
    assert codes_in(drawn(matrix(text), 3)) == [text]
