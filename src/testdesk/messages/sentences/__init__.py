"""The sentence for each code: what happened, and what to do next.

The codes are in tables by subject. In the codes, `desk` is an older term for a station.
`tests/messages/test_sentences.py` reads the source and fails if a code has no sentence. This
package does not need a window.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from testdesk.domain.refusals import CodedError
from testdesk.messages.catalogue import current_language, format_text
from testdesk.messages.sentences.city import CITY
from testdesk.messages.sentences.codes import CODES
from testdesk.messages.sentences.damage import DAMAGE
from testdesk.messages.sentences.devices import BACKUPS, DEVICES, ID_CARDS
from testdesk.messages.sentences.erasing import ERASING
from testdesk.messages.sentences.files import FILES
from testdesk.messages.sentences.list_files import LIST_FILES
from testdesk.messages.sentences.lists import LISTS
from testdesk.messages.sentences.network import NEIGHBOURS, NETWORK
from testdesk.messages.sentences.papers import PAPERS, TUBE_LABELS
from testdesk.messages.sentences.people import PEOPLE
from testdesk.messages.sentences.quarantine import QUARANTINE
from testdesk.messages.sentences.recovery import RECOVERY
from testdesk.messages.sentences.scan import SCAN
from testdesk.messages.sentences.serving import SERVING
from testdesk.messages.sentences.staff import STAFF
from testdesk.messages.sentences.station import STATION
from testdesk.messages.sentences.sticks import STICKS

# Code, or code and reason with a dot between -> what happened, and what to do next.
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
    **STAFF,
    **DAMAGE,
    **CITY,
    **ERASING,
    **RECOVERY,
    **SERVING,
    **PAPERS,
    **TUBE_LABELS,
    **ID_CARDS,
    **DEVICES,
    **BACKUPS,
    **QUARANTINE,
    **NETWORK,
}
_CONTEXT = "Sentences"


class _Details(dict[str, Any]):
    """The values of a sentence; a missing value is left out."""

    def __missing__(self, key: str) -> str:
        return "–"


def what_and_todo(
    code: str, detail: Mapping[str, Any] | None = None, language: str | None = None
) -> tuple[str, str]:
    """The two parts of a code's sentence; the second may be empty.

    Args:
        code: the code of a refusal, a fault, a verdict's reason or a problem of the day.
        detail: the sentence's values; a `reason` among them may have its own sentence.
        language: zh, ko or en; by default the language in use.
    """
    reported = detail or {}
    specific_code = f"{code}.{reported.get('reason')}"
    what, todo = SENTENCES.get(specific_code) or SENTENCES.get(code) or SENTENCES["unknown"]
    values = _Details({**reported, "code": code})
    what, todo = (format_text(_CONTEXT, part, values, language) for part in (what, todo))
    return what, todo


def sentence(
    code: str, detail: Mapping[str, Any] | None = None, language: str | None = None
) -> str:
    """A code's sentence on one line; see `what_and_todo`."""
    what, todo = what_and_todo(code, detail, language)
    separator = "" if (language or current_language()) == "zh" else " "
    return f"{what}{separator}{todo}".strip()


def sentence_of(error: CodedError, language: str | None = None) -> str:
    """The sentence of a refusal or a fault."""
    return sentence(error.code, error.detail, language)
