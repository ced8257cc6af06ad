"""Words of the pages: one file, three languages, and which of them a browser is answered in."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from fastapi import Request

from testdesk.domain.refusals import Refusal

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "web"
# The first is spoken to whoever asks for none of them.
LANGUAGES = {"zh": "中文", "ko": "한국어", "en": "English"}
COOKIE = "language"


def message(key: str, language: str, **values: object) -> str:
    """A text in a language, with values put in.

    Raises:
        KeyError: nobody ever wrote it; a test looks for that.
    """
    return messages()[key][language].format_map(values)


def key_of(refusal: Refusal) -> str:
    """The key of what is said of a refusal: of its `reason`, where that has words of its own."""
    own = f"{refusal.code}_{refusal.detail.get('reason', '')}"
    return own if own in messages() else refusal.code


@cache
def messages() -> dict[str, dict[str, str]]:
    """Every text by key, then by language."""
    found: dict[str, dict[str, str]] = json.loads(
        (RESOURCES / "words.json").read_text(encoding="utf-8")
    )
    return found


def language_of(request: Request) -> str:
    """What was chosen by the switch, else the browser's own wish, else Chinese."""
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
