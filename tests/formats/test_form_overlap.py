"""A document is never a tube: every form that a kit may have, against every kind of number."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.numbers.number_texts import ANY_DOCUMENT, DOCUMENTS, tube_forms

from testdesk.domain.numbers.number_forms import NUMBER_FORMS, forms_of
from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM, read_scan
from testdesk.formats.form_overlap import overlaps
from testdesk.formats.tube_form import check_tube_form, pieces_of

FORMS = {form.name: form for form in NUMBER_FORMS}


def test_every_kind_of_number_is_tried():
    assert DOCUMENTS.keys() == FORMS.keys()


@given(ANY_DOCUMENT)
def test_a_number_has_the_form_of_its_kind(document):
    kind, text = document
    assert kind in forms_of(text)


@given(ANY_DOCUMENT)
def test_no_number_is_a_tube_by_the_default_form(document):
    assert read_scan(document[1]).kind != "tube"
    assert overlaps(DEFAULT_TUBE_FORM) == {}


@settings(max_examples=400)
@given(tube_forms())
def test_an_overlap_is_shown_by_a_text_of_both_forms(form):
    check_tube_form(form)
    for name, text in overlaps(form).items():
        assert re.fullmatch(form, text)
        assert FORMS[name].fits(text)


@settings(max_examples=400)
@given(tube_forms(), st.data())
def test_no_overlap_is_overlooked(form, data):
    found = overlaps(form)
    tube = data.draw(st.from_regex(form, fullmatch=True).map(str.upper))
    document = data.draw(
        st.one_of(*(st.from_regex(one.form, fullmatch=True) for one in NUMBER_FORMS))
    )
    for text in (tube, document, data.draw(ANY_DOCUMENT)[1]):
        if re.fullmatch(form, text):
            assert set(forms_of(text)) <= found.keys()


def _texts(form: str, max_length: int) -> set[str]:
    """All texts of a form over a few characters, by trying them one by one."""
    characters = "019AHM-"
    texts, level = set(), {""}
    for _ in range(max_length + 1):
        texts |= {text for text in level if re.fullmatch(form, text)}
        level = {text + character for text in level for character in characters}
    return texts


@pytest.mark.parametrize(
    "form", ["[01]{1,5}", "A?H?M?[0-1]{0,2}", "A{2}-[01]|[H-M]{3,5}", "[AHM]{5}", "A{0}B?[019]{5}"]
)
def test_on_short_texts_it_agrees_with_trying_them_all(form):
    tried = {name for text in _texts(form, 5) for name in forms_of(text)}
    assert tried == {name for name, text in overlaps(form).items() if len(text) <= 5}


@given(tube_forms())
def test_the_pieces_of_a_form_match_what_the_form_matches(form):
    written = "|".join(
        "".join(
            f"[{re.escape(''.join(sorted(piece.characters)))}]{{{piece.min_count},{piece.max_count}}}"
            for piece in pieces
        )
        for pieces in pieces_of(form)
    )
    for text in ("M12345678", "YJ00000012", "H-1", "", "A", "13812345678", "12345678"):
        assert bool(re.fullmatch(form, text)) == bool(re.fullmatch(written, text))


@pytest.mark.parametrize(
    ("form", "names"),
    [
        (DEFAULT_TUBE_FORM, set()),
        ("YJ[0-9]{8}", set()),
        ("T-[0-9]{3}", set()),
        ("YJ[0-9]{6}", {"passport"}),
        ("[A-Z][0-9]{8}", {"passport", "home_return_permit"}),
        ("[A-Z][0-9]{10}", {"home_return_permit"}),
        ("[0-9]{8}", {"passport", "taiwan_permit", "landline_number"}),
        ("[0-9]{13}", {"mobile_number", "landline_number", "ean_13"}),
        ("6901234567892", {"ean_13"}),
        ("6901234567890", set()),
        ("138[0-9]{8}", {"mobile_number"}),
        ("[A-Z]{3}[0-9]{12}", {"permanent_resident_id"}),
        ("[0-9]{18}", {"id_number"}),
        ("0433-[0-9]{7}", {"landline_number"}),
        ("[A-Z]{5}", set()),
    ],
)
def test_forms_that_cities_may_choose(form, names):
    assert overlaps(form).keys() == names


@pytest.mark.parametrize(
    "form",
    ["[A-Z0-9]{0,40}" * 3, "[A-Z]{0,40}" * 3 + "[A-Z0-9]{40}", "|".join(["[0-Z]{0,40}"] * 8)],
)
def test_the_widest_forms_are_compared_too(form):
    check_tube_form(form)
    found = overlaps(form)
    assert ("id_number" in found) == (form.count("{40}") == 0)
