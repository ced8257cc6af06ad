"""Which events of a station headquarters has, and in which epoch (docs/formats/receipt-v1.md)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import msgspec
from msgspec import Meta

from testdesk.formats.encoding import forms

# If there are more gaps, the last entry reaches from the 1000th gap to the end of the final one. It
# then also covers events that headquarters has; that they are sent again does no harm.
MAX_GAPS = 1000

Gap = tuple[forms.Seq, forms.Seq]


class Holdings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Headquarters' statement of what it has of one station's journal.

    Attributes:
        epoch: 32 random hex digits, new when headquarters was created and each time it was
            restored from a copy.
        epoch_number: counts the epochs from 1.
        highest: the highest sequence number that headquarters has; 0 for none.
        missing: (first, last) of each gap below `highest`, in order.
    """

    epoch: forms.Hex32
    epoch_number: forms.Seq
    highest: forms.Count
    missing: Annotated[tuple[Gap, ...], Meta(max_length=MAX_GAPS)] = ()

    def __post_init__(self) -> None:
        """Checks fields against each other; on reading, msgspec raises it as a ValidationError."""
        if any(first > last for first, last in self.missing):
            raise ValueError("missing")
        if any(after[0] <= before[1] + 1 for before, after in pairwise(self.missing)):
            raise ValueError("missing")
        if self.missing and self.missing[-1][1] >= self.highest:
            raise ValueError("missing")

    @property
    def contiguous(self) -> int:
        """The highest number up to which headquarters has every event, from 1; 0 for none."""
        if self.missing and self.missing[0][0] == 1:
            return 0
        return self.missing[0][0] - 1 if self.missing else self.highest

    def has(self, first: int, last: int) -> bool:
        """Whether headquarters has the whole range."""
        return last <= self.highest and not any(a <= last and first <= b for a, b in self.missing)


def bounded(missing: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Gaps in order, no more than a file may hold; the last one then covers the rest."""
    if len(missing) <= MAX_GAPS:
        return tuple(missing)
    kept = missing[: MAX_GAPS - 1]
    return (*kept, (missing[MAX_GAPS - 1][0], missing[-1][1]))
