"""The catalogue of messages: nothing missing, nothing left over, compiled, plurals."""

import io
import re
import string

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from scripts import translations

from testdesk.messages.catalogue import LANGUAGES, LOCALES, ntranslate, translate
from testdesk.messages.sentences.record_fields import field_text

TRANSLATED = tuple(LOCALES)


def texts(catalogue):
    """Context and text -> translation; what has several forms is a tuple of them."""
    return {
        (message.context, forms(message.id)): forms(message.string or "")
        for message in catalogue
        if message.id
    }


def forms(text):
    return (text,) if isinstance(text, str) else tuple(text)


def pairs(language):
    """Each form of each translation with its English form."""
    for (context, source), translation in texts(translations.read(language)).items():
        for form in translation:
            yield context, source[-1], form


def fields(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_the_languages_are_those_of_the_product():
    assert list(LANGUAGES) == ["zh", "ko", "en"]
    assert {*LANGUAGES} - {*LOCALES} == {"en"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language):
    assert [(c, s) for c, s, translation in pairs(language) if not translation] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_values_of_its_source(language):
    differing = [
        (c, s) for c, s, translation in pairs(language) if fields(translation) != fields(s)
    ]
    assert differing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_keys_options_and_file_kinds(language):
    named = re.compile(
        r"F1?[0-9](?![0-9])|Enter|Esc(?![a-z])|\.xlsx|\.csv|--[a-z-]+|TESTDESK_[A-Z_]+"
    )
    differing = [
        (s, translation)
        for _, s, translation in pairs(language)
        if sorted(named.findall(translation)) != sorted(named.findall(s))
    ]
    assert differing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_has_the_texts_of_the_source_and_no_others(language):
    source, known = texts(translations.extracted()), texts(translations.read(language))
    assert sorted(map(str, source.keys() - known.keys())) == []
    assert sorted(map(str, known.keys() - source.keys())) == []
    assert len(source) > 1500


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_file_is_that_of_the_texts(language):
    file = translations.po_file(language)
    with file.with_suffix(".mo").open("rb") as compiled:
        assert texts(read_mo(compiled)) == texts(translations.read(language))


def test_what_is_in_the_source_is_found():
    source = io.BytesIO(
        b'class Page:\n    def f(self):\n        self.tr("in a page")\n'
        b'translate("A", "given")\nx = {1: translatable("B", "in a table")}\n'
        b'ntranslate("C", "{count} person", "{count} people", 2)\npainter.translate(0, 1)\n'
    )
    found = [
        (name, args)
        for _, name, args, _ in translations.extract_python(source, translations.KEYWORDS, (), {})
    ]
    assert found == [
        ("tr", ("Page", "in a page")),
        ("translate", ("A", "given")),
        ("translatable", ("B", "in a table")),
        ("ntranslate", ("C", "{count} person", "{count} people", None)),
    ]


def test_a_text_in_a_language():
    assert translate("Verdict", "Do not swab", "zh") == "不要采样"
    assert translate("Verdict", "Do not swab", "ko") == "채취하지 마십시오"
    assert translate("Verdict", "Do not swab", "en") == "Do not swab"


def test_a_text_of_another_context_is_another_text():
    assert translate("Nobody", "Do not swab", "zh") == "Do not swab"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_no_text(language):
    assert translate("Verdict", "", language) == ""


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_table_is_looked_up_in_its_own_context(language):
    assert [text for text in field_text(language).values() if text.isascii()] == []


@pytest.mark.parametrize(("count", "form"), [(0, "many"), (1, "one"), (2, "many"), (21, "many")])
def test_english_counts_one_and_many(count, form):
    assert ntranslate("Nobody", "one", "many", count, "en") == form


@pytest.mark.parametrize("language", TRANSLATED)
def test_chinese_and_korean_have_one_form(language):
    with translations.po_file(language).open("rb") as file:
        assert read_po(file).num_plurals == 1
