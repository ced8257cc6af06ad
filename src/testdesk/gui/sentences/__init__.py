"""Each code in words: what happened, and what to do next. Needs no window.

The codes stand in tables by what they are about; `tests/gui/test_sentences.py` reads the
source and fails when a code has no sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from testdesk.domain.refusals import CodedError
from testdesk.gui.sentences.city import CITY
from testdesk.gui.sentences.codes import CODES
from testdesk.gui.sentences.damage import DAMAGE
from testdesk.gui.sentences.devices import DEVICES
from testdesk.gui.sentences.files import FILES
from testdesk.gui.sentences.id_cards import ID_CARDS
from testdesk.gui.sentences.labels import LABELS
from testdesk.gui.sentences.list_files import LIST_FILES
from testdesk.gui.sentences.lists import LISTS
from testdesk.gui.sentences.neighbours import NEIGHBOURS
from testdesk.gui.sentences.network import NETWORK
from testdesk.gui.sentences.papers import PAPERS
from testdesk.gui.sentences.people import PEOPLE
from testdesk.gui.sentences.quarantine import QUARANTINE
from testdesk.gui.sentences.scan import SCAN
from testdesk.gui.sentences.serving import SERVING
from testdesk.gui.sentences.station import STATION
from testdesk.gui.sentences.sticks import STICKS
from testdesk.gui.translation import current, translate

SENTENCES: dict[str, tuple[str, str]] = {
    **SCAN,
    **CODES,
    **STICKS,
    **PEOPLE,
    **LISTS,
    **LIST_FILES,
    **FILES,
    **NEIGHBOURS,
    **STATION,
    **DAMAGE,
    **CITY,
    **SERVING,
    **PAPERS,
    **LABELS,
    **ID_CARDS,
    **DEVICES,
    **QUARANTINE,
    **NETWORK,
}
_CONTEXT = "Sentences"


class _Details(dict[str, Any]):
    """The values of a sentence; one that nobody told is left out."""

    def __missing__(self, key: str) -> str:
        return "–"


def what_and_todo(
    code: str, detail: Mapping[str, Any] | None = None, language: str | None = None
) -> tuple[str, str]:
    """The two parts of a code's sentence; the second may be empty.

    Args:
        code: of a refusal, a fault, a verdict's reason, a problem of the day.
        detail: its values; a `reason` among them may have a sentence of its own.
        language: zh, ko or en; the one in use by default.
    """
    reported = detail or {}
    fine = f"{code}.{reported.get('reason')}"
    what, todo = SENTENCES.get(fine) or SENTENCES.get(code) or SENTENCES["unknown"]
    values = _Details({**reported, "code": code})
    return (
        translate(_CONTEXT, what, language).format_map(values),
        translate(_CONTEXT, todo, language).format_map(values) if todo else "",
    )


def sentence(
    code: str, detail: Mapping[str, Any] | None = None, language: str | None = None
) -> str:
    """A code's sentence in one line; see `what_and_todo`."""
    what, todo = what_and_todo(code, detail, language)
    between = "" if (language or current()) == "zh" else " "
    return f"{what}{between}{todo}".strip()


def sentence_of(error: CodedError, language: str | None = None) -> str:
    """The sentence of a refusal or a fault."""
    return sentence(error.code, error.detail, language)
