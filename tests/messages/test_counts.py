"""A number in a message has the noun that fits it: none, one, two and many."""

import re

import pytest
from scripts import translations

from testdesk.messages.catalogue import LANGUAGES, Counted, format_text, ntranslate

COUNTS = (0, 1, 2, 5)
PLURAL = re.compile(r"\{\w+[^}]*\} (?:more |other |new )?(people\b|[a-z]{2,}s\b)")
VERBS = {"is", "was", "has", "does", "takes", "becomes", "builds", "stays", "keeps", "this"}
# Number -> why it is never one.
NEVER_ONE = {
    "{count} cards printed: {people}": "several people were ticked",
    "{count} cards saved as PDF, not printed: {people}. {file}": "several people were ticked",
    "Print {count} cards": "several people are ticked",
    "Save {count} cards as PDF": "several people are ticked",
    "{count} of {total} cards came out": "a part of several",
    "{count} of {total} cards saved as PDF, not printed": "a part of several",
    "{count} tubes have this barcode: ask which one, then give --station N": "one is no question",
    "{n} tubes have this barcode. Ask which station's tube it is before anybody is called.": (
        "one is no question"
    ),
    "{count} compounds have a building with this number.": "one is no question",
    "{count} sticks, this one:": "one stick is shown by its name alone",
    "A bag holds {most} tubes.": "a constant",
    "A station has at most {most} passphrases.": "a constant",
    "{folder} · PDFs in it are deleted after {days} days": "a constant",
    "Print between 1 and {most} labels at once.": "a constant",
}


def messages():
    """Those of our own; click's have no context."""
    return [message for message in translations.extracted() if message.id and message.context]


def counted():
    return sorted((m.context, *m.id) for m in messages() if isinstance(m.id, tuple))


def with_count(form, count):
    """The text with the count in place of its number."""
    return re.sub(r"\{\w+[^}]*\}", str(count), form)


def test_there_are_messages_with_a_count():
    assert len(counted()) > 30


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("context", "one", "many"), counted())
def test_each_count_has_its_form(language, context, one, many):
    forms = [ntranslate(context, one, many, count, language) for count in COUNTS]
    if language == "en":
        assert forms == [many, one, many, many]
    else:
        assert len({*forms}) == 1
        assert not {*forms} & {one, many}
    for form, count in zip(forms, COUNTS, strict=True):
        assert "{" not in with_count(form, count)
        assert count == 1 or str(count) in with_count(form, count)


@pytest.mark.parametrize("one", [one for _, one, _ in counted()])
def test_the_singular_has_no_plural_noun_after_its_number(one):
    assert {hit[1] for hit in PLURAL.finditer(one)} <= VERBS


def test_a_message_with_a_noun_after_its_number_has_both_forms():
    single = [m.id for m in messages() if isinstance(m.id, str)]
    found = {text for text in single for hit in PLURAL.finditer(text) if hit[1] not in VERBS}
    assert sorted(found - {*NEVER_ONE}) == []
    assert sorted({*NEVER_ONE} - found) == []


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "tube T with 0 people sealed"),
        (1, "tube T with 1 person sealed"),
        (2, "tube T with 2 people sealed"),
        (5, "tube T with 5 people sealed"),
    ],
)
def test_a_text_of_a_table_is_given_in_the_form_of_its_count(count, text):
    form = Counted(
        "", "tube T with {n} person sealed", "tube T with {n} people sealed", count_name="n"
    )
    assert format_text("", form, {"n": count}, "en") == text
