"""Who was sampled in the round, as lines of a file (docs/formats/update-v1.md, sampled-v1.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import Annotated

import msgspec
from msgspec import Meta

from testdesk.formats.encoding import forms

# An id and a pseudonym, which no packing makes smaller, have 22 bytes: whoever announces more of
# them than the payload can hold is refused before one is read.
LEAST_PACKED = 22
# All that a line may hold has less.
_LONGEST_LINE = 2048
_LONGEST_TUBE = 200
_MOST_PLACES = 40


class KnownSamplesDamaged(ValueError):
    """The lines are none of the form; each reader has a code of its own for it."""


class KnownSample(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """One person who was sampled in the round, at whichever station.

    Attributes:
        at: UTC ISO by the station's clock.
        position: the place in the tube.
        resident: the pseudonym as the station wrote it, before any correction.
        sample, seq: id and number of the station's event.
        station: who took it.
        tube: its barcode.
        doubtful: the time cannot be true.
    """

    at: forms.Moment
    position: Annotated[int, Meta(ge=1, le=_MOST_PLACES)]
    resident: Annotated[str, Meta(pattern=r"^[0-9a-f]{12}\Z")]
    sample: forms.Hex32
    seq: forms.Seq
    station: forms.Station
    tube: Annotated[forms.Name, Meta(max_length=_LONGEST_TUBE)]
    doubtful: bool = False

    def __post_init__(self) -> None:
        forms.check_moment(self.at)


_decoder = msgspec.json.Decoder(KnownSample)
_encoder = msgspec.json.Encoder(order="sorted")


def write_known(samples: Iterable[KnownSample]) -> list[bytes]:
    """One line a sample."""
    return [_encoder.encode(one) for one in samples]


def known_sample(members: Mapping[str, object]) -> KnownSample | None:
    """A sample that every reader takes; None of what a dishonest station wrote in another form."""
    try:
        return msgspec.convert(members, KnownSample)
    except msgspec.ValidationError:
        return None


def read_known(lines: Iterator[bytes], count: int) -> tuple[KnownSample, ...]:
    """Reads so many lines, and no further.

    Raises:
        KnownSamplesDamaged: too few, another form, or not by rising station and number.
    """
    found = tuple(_read(line) for line in islice(lines, count))
    if len(found) != count or not are_in_order(found):
        raise KnownSamplesDamaged
    return found


def are_in_order(samples: Iterable[KnownSample]) -> bool:
    """By rising station and number, each once."""
    return all((a.station, a.seq) < (b.station, b.seq) for a, b in pairwise(samples))


def _read(line: bytes) -> KnownSample:
    try:
        return forms.read_line(line, _decoder, limit=_LONGEST_LINE)
    except ValueError as error:
        raise KnownSamplesDamaged from error
