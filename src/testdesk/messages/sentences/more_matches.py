"""The text that shows how many more people match a search than are shown.

Short, because the window and the command line share this text.
"""

from __future__ import annotations

from testdesk.domain.search.finding import FoundPeople, Hint
from testdesk.messages.catalogue import translatable, translate

_CONTEXT = "FoundList"
_HINTS: dict[Hint, str] = {
    "name": translatable("FoundList", "the name"),
    "building": translatable("FoundList", "the building"),
    "id_tail": translatable("FoundList", "the last four digits of the ID"),
    "number": translatable("FoundList", "the whole ID number"),
}
_OR = translatable("FoundList", " or ")
_MORE = translatable("FoundList", "{count} more: add {what}")
_MORE_THAN = translatable("FoundList", "More than {count} more: add {what}")


def more_text(found: FoundPeople, language: str | None = None) -> str:
    """A text such as "12 more: add the building or the last four digits of the ID".

    Args:
        found: the matches, of which not all are shown.
        language: zh, ko or en; by default the language in use.
    """
    hints = (translate(_CONTEXT, _HINTS[hint], language) for hint in found.hints)
    what = translate(_CONTEXT, _OR, language).join(hints)
    form = translate(_CONTEXT, _MORE_THAN if found.at_least else _MORE, language)
    return form.format(count=found.more, what=what)
