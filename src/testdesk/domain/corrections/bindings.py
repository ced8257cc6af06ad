"""A phone code and the person to whom an operator bound it.

Short, because it describes a single kind of fact, which has its own table.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.journal import events as ev

UNBIND_REASONS = ("wrong_person", "new_phone", "other")


class Binding(msgspec.Struct, frozen=True):
    """A valid binding: the event that bound a phone code to a resident.

    Attributes:
        digest: the keyed hash of the code's text.
        station, seq, hlc: copied from the event's header.
        resident: the pseudonym that the event names, after aliases are applied.
    """

    digest: str
    station: int
    seq: int
    hlc: str
    resident: str


def binding_of_sample(before: ev.AnyBody | None, sample: ev.SampleTaken) -> ev.CodeBound | None:
    """The binding that was made by the same scan as this sample, or None.

    When the operator answers whose code was scanned, the binding and the sample are recorded in one
    transaction, the sample directly after the binding. If the person could not be sampled then,
    another event, such as the opening of a tube or an undo, precedes any later sample with that
    code.

    Args:
        before: the body of the event directly before the sample.
        sample: a sample of this station.
    """
    if sample.by != "external_code" or not isinstance(before, ev.CodeBound):
        return None
    return before if before.resident == sample.resident else None
