"""Another system's code and the person to whom an operator bound it.

Short, because it is one kind of fact, with its own table.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.journal import events as ev

UNBIND_REASONS = ("wrong_person", "new_phone", "other")


class Binding(msgspec.Struct, frozen=True):
    """The event (station and number) that bound a code's digest to a resident."""

    digest: str
    station: int
    seq: int
    hlc: str
    resident: str


def binding_of_sample(before: ev.AnyBody | None, sample: ev.SampleTaken) -> ev.CodeBound | None:
    """The binding that was made by the same scan as this sample, or None.

    The answer to "whose code is this?" records the binding and the sample in one transaction,
    directly one after the other. After a binding without a sample (the person could not be sampled
    then), another event, such as a tube or an undo, comes before that code can put anybody into a
    tube.

    Args:
        before: the body of the event directly before the sample.
        sample: a sample of this station.
    """
    if sample.by != "external_code" or not isinstance(before, ev.CodeBound):
        return None
    return before if before.resident == sample.resident else None
