"""The state of each correction: shown to all, proposed to headquarters, or overruled by it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from testdesk.domain.corrections.authority import FIELD_RULES, HEADQUARTERS
from testdesk.domain.corrections.current import (
    Correction,
    Statement,
    add_link,
    correction_rank,
    is_allowed_beside_list,
)
from testdesk.domain.journal.events import CorrectedField
from testdesk.domain.residents.people import Resident

# applied: every station shows the corrected value. proposed: headquarters' roster has another
# value, and only the station that made the correction shows its own. overruled: headquarters has
# decided otherwise since.
CorrectionState = Literal["applied", "proposed", "overruled"]


def corrections_with_state(
    statements: Sequence[Statement], corrections: Sequence[Correction]
) -> list[tuple[Correction, CorrectionState]]:
    """The state of each correction, lowest rank first.

    Args:
        statements: the statements about one resident, one per author.
        corrections: all corrections of the same resident.
    """
    listed = next((s.record for s in statements if s.station == HEADQUARTERS), None)
    decided: dict[str, Correction] = {}
    links: dict[int, dict[CorrectedField, set[str]]] = {}
    ranked = sorted(corrections, key=correction_rank)
    for correction in ranked:
        if correction.station == HEADQUARTERS:
            decided[correction.field] = correction
        add_link(correction, listed, links.setdefault(correction.station, {}))
    return [
        (
            correction,
            _state(
                correction,
                decided.get(correction.field),
                listed,
                links[correction.station].get(correction.field, ()),
            ),
        )
        for correction in ranked
    ]


def _state(
    correction: Correction,
    decided: Correction | None,
    listed: Resident | None,
    linked: Collection[str],
) -> CorrectionState:
    """The state of one correction.

    Args:
        correction: the correction.
        decided: headquarters' own correction of the same field, if any.
        listed: headquarters' record of the person, if any.
        linked: the values that the author's corrections reach from headquarters' value
            (`add_link`).
    """
    if correction.station == HEADQUARTERS or (
        decided is not None and decided.after == correction.after
    ):
        return "applied"
    if decided is not None and decided.hlc > correction.hlc:
        return "overruled"
    if decided is None and is_allowed_beside_list(correction, listed):
        return "applied"
    still_open = FIELD_RULES[correction.field] != "headquarters" and correction.before in linked
    return "proposed" if still_open or decided is not None else "overruled"
