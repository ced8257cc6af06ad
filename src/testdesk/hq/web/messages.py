"""Finds the texts of the pages, and which of the three languages a browser gets.

Templates contain their texts in English: `t('Overview')`,
`tn('{n} person', '{n} people', n, n=n)`. A text for a code is `named('reason_' ~ reason)`.
"""

from __future__ import annotations

from fastapi import Request

from testdesk import resource_files
from testdesk.domain.refusals import Refusal
from testdesk.messages import catalogue
from testdesk.messages.catalogue import format_text, ntranslate, translate
from testdesk.messages.pages import PAGES

RESOURCES = resource_files.RESOURCES / "web"
# The first language is for browsers that ask for none of these.
LANGUAGES = catalogue.LANGUAGES
COOKIE = "language"
# The context of the pages' texts in the gettext catalogues.
_CONTEXT = "Pages"


def text(english: str, language: str, **values: object) -> str:
    """A template's text in a language, with values filled in."""
    return translate(_CONTEXT, english, language).format_map(values)


def counted(singular: str, plural: str, count: int, language: str, **values: object) -> str:
    """The form of a template's text that fits a number, with values filled in."""
    return ntranslate(_CONTEXT, singular, plural, count, language).format_map(values)


def message(key: str, language: str, **values: object) -> str:
    """The text for a code (see `messages.pages.PAGES`) in a language, with values filled in.

    Raises:
        KeyError: there is no such text; a test checks for this.
    """
    return format_text(_CONTEXT, PAGES[key], values, language)


def message_key(refusal: Refusal) -> str:
    """The key of a refusal's message: code and `reason` if both have a text, else the code."""
    specific_key = f"{refusal.code}_{refusal.detail.get('reason', '')}"
    return specific_key if specific_key in PAGES else refusal.code


def language_of(request: Request) -> str:
    """The language chosen on the page, otherwise the browser's preference, otherwise Chinese."""
    chosen = request.cookies.get(COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    preferences = request.headers.get("accept-language", "").split(",")
    for tag in sorted(preferences, key=_preference_weight, reverse=True):
        language = tag.split(";")[0].split("-")[0].strip().lower()
        if language in LANGUAGES:
            return language
    return next(iter(LANGUAGES))


def _preference_weight(preference: str) -> float:
    """The value of q in "ko;q=0.8"; 1 if there is none."""
    _, _, q = preference.partition("q=")
    try:
        return float(q) if q else 1.0
    except ValueError:
        return 0.0
