"""Another system's code and the person whom somebody said it belongs to.

Short, because it is one kind of fact, with its own table.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.journal import events as ev

UNBIND_REASONS = ("wrong_person", "new_phone", "other")


class Binding(msgspec.Struct, frozen=True):
    """Which of which station's events bound a code's digest to a resident."""

    digest: str
    station: int
    seq: int
    hlc: str
    resident: str


def made_with(before: ev.AnyBody | None, sample: ev.SampleTaken) -> ev.CodeBound | None:
    """The binding that was made by the scan that made this sample, or None.

    The answer to "whose code is this?" writes the binding and the sample in one transaction, one
    directly after the other. A binding written alone (the person could not be sampled then) is
    followed by something else before that code can put anybody into a tube: a tube, an undo.

    Args:
        before: what the event directly before the sample says.
        sample: a sample of this station.
    """
    if sample.by != "external_code" or not isinstance(before, ev.CodeBound):
        return None
    return before if before.resident == sample.resident else None
