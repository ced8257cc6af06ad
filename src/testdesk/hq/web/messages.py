"""Texts of the pages, and which of the three languages a browser gets.

A template has its texts in English: `t('Overview')`, `tn('{n} person', '{n} people', n, n=n)`;
a text chosen by a code is `named('reason_' ~ reason)`.
"""

from __future__ import annotations

from fastapi import Request

from testdesk import resource_files
from testdesk.domain.refusals import Refusal
from testdesk.messages import catalogue
from testdesk.messages.catalogue import filled, ntranslate, translate
from testdesk.messages.pages import PAGES

RESOURCES = resource_files.RESOURCES / "web"
# The first is for browsers that ask for none of them.
LANGUAGES = catalogue.LANGUAGES
COOKIE = "language"
_CONTEXT = "Pages"


def text(english: str, language: str, **values: object) -> str:
    """A template's text in a language, with values filled in."""
    return translate(_CONTEXT, english, language).format_map(values)


def counted(one: str, many: str, count: int, language: str, **values: object) -> str:
    """The form of a template's text that fits a number, with values filled in."""
    return ntranslate(_CONTEXT, one, many, count, language).format_map(values)


def message(key: str, language: str, **values: object) -> str:
    """The text of a code in a language, with values filled in.

    Raises:
        KeyError: there is no such text; a test looks for that.
    """
    return filled(_CONTEXT, PAGES[key], values, language)


def key_of(refusal: Refusal) -> str:
    """The key of a refusal's message: that of its `reason`, if it has a text of its own."""
    own = f"{refusal.code}_{refusal.detail.get('reason', '')}"
    return own if own in PAGES else refusal.code


def language_of(request: Request) -> str:
    """The language chosen by the switch, else the browser's preference, else Chinese."""
    chosen = request.cookies.get(COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    wishes = request.headers.get("accept-language", "").split(",")
    for tag in sorted(wishes, key=_weight, reverse=True):
        language = tag.split(";")[0].split("-")[0].strip().lower()
        if language in LANGUAGES:
            return language
    return next(iter(LANGUAGES))


def _weight(wish: str) -> float:
    """The q of "ko;q=0.8"; 1 without one."""
    _, _, q = wish.partition("q=")
    try:
        return float(q) if q else 1.0
    except ValueError:
        return 0.0
