"""The catalogue of messages: all texts for users in Chinese, Korean and English.

The source contains the English texts; `resources/locale/` has the others as gettext catalogues
(`scripts/translations.py` extracts, updates and compiles them). A text is found by its context and
its English form, so that one English word may have two Chinese translations. This module does not
need a window.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from typing import Self

from testdesk.resource_files import RESOURCES

LANGUAGES = {"zh": "中文", "ko": "한국어", "en": "English"}
# gettext's domain: the name of the catalogues' files.
DOMAIN = "testdesk"
FOLDER = RESOURCES / "locale"
# Language -> its folder in `FOLDER`; English needs no catalogue.
LOCALES = {"zh": "zh_CN", "ko": "ko"}


class _InUse:
    """The language in use."""

    language = "en"


def current_language() -> str:
    """The language in use: zh, ko or en."""
    return _InUse.language


def use_language(language: str) -> None:
    """Sets the language of all texts from now on: zh, ko or en."""
    _InUse.language = language


def translatable(_context: str, text: str) -> str:
    """Marks a text in a table for translation and returns it; it is translated when shown.

    Only `scripts/translations.py` reads the context.
    """
    return text


class Counted(str):
    """A text in a table whose form depends on one of its values; as a string it is the plural."""

    singular: str
    count_name: str

    def __new__(cls, _context: str, singular: str, plural: str, *, count_name: str) -> Self:
        """Marks both forms for translation.

        Args:
            singular: the singular.
            plural: the plural.
            count_name: the name of the value that is counted.
        """
        text = super().__new__(cls, plural)
        text.singular, text.count_name = singular, count_name
        return text


def translate(context: str, text: str, language: str | None = None) -> str:
    """A text in a language, by default the language in use; English if it is not translated."""
    return _translations(language or current_language()).pgettext(context, text) if text else ""


def ntranslate(
    context: str, singular: str, plural: str, count: int, language: str | None = None
) -> str:
    """The form of a text that fits a number, such as "{count} person" or "{count} people".

    The caller inserts the number by formatting, as in all other texts.
    """
    return _translations(language or current_language()).npgettext(context, singular, plural, count)


def format_text(
    context: str, text: str, values: Mapping[str, object], language: str | None = None
) -> str:
    """A text from a table in a language, in the form that fits its count, with values inserted."""
    if not isinstance(text, Counted):
        return translate(context, text, language).format_map(values)
    count = values[text.count_name]
    number = count if isinstance(count, int) else 0
    return ntranslate(context, text.singular, text, number, language).format_map(values)


@cache
def _translations(language: str) -> gettext.NullTranslations:
    """Reads a compiled catalogue; a missing file means a broken installation, which is a bug.

    Raises:
        FileNotFoundError: the catalogue is missing.
    """
    if language not in LOCALES:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, str(FOLDER), [LOCALES[language]])
