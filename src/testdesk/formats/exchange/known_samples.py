"""The people sampled in the round, as lines of files (docs/formats/update-v1.md, sampled-v1.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import Annotated

import msgspec
from msgspec import Meta

from testdesk.formats.encoding import forms

# The fewest bytes of a sample in a compressed payload: an id and a pseudonym, which cannot be
# compressed. A file that announces more samples than its payload can hold is refused before any of
# them is read.
MIN_PACKED = 22
# In bytes; all members of a valid line together are shorter.
_LONGEST_LINE = 2048
_LONGEST_TUBE = 200
_MAX_PLACES = 40


class KnownSamplesDamaged(ValueError):
    """The lines have the wrong form; each reader has its own refusal code for this."""


class KnownSample(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """One person who was sampled in the round, at any station.

    Attributes:
        at: UTC, in ISO format, by the station's clock.
        position: the place in the tube.
        resident: the pseudonym as the station recorded it, before any correction.
        sample, seq: id and sequence number of the station's event.
        station: the station that took the sample.
        tube: its barcode.
        doubtful: whether the time cannot be true.
    """

    at: forms.Moment
    position: Annotated[int, Meta(ge=1, le=_MAX_PLACES)]
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
    """Encodes each sample as a line."""
    return [_encoder.encode(sample) for sample in samples]


def known_sample(members: Mapping[str, object]) -> KnownSample | None:
    """The sample, or None if a dishonest station gave it a form that readers refuse."""
    try:
        return msgspec.convert(members, KnownSample)
    except msgspec.ValidationError:
        return None


def read_known(lines: Iterator[bytes], count: int) -> tuple[KnownSample, ...]:
    """Reads `count` lines, and no further.

    Raises:
        KnownSamplesDamaged: a line is missing, malformed, or out of order (see `are_in_order`).
    """
    found = tuple(_read(line) for line in islice(lines, count))
    if len(found) != count or not are_in_order(found):
        raise KnownSamplesDamaged
    return found


def are_in_order(samples: Iterable[KnownSample]) -> bool:
    """Whether the samples are sorted by station and sequence number, without duplicates."""
    return all((a.station, a.seq) < (b.station, b.seq) for a, b in pairwise(samples))


def _read(line: bytes) -> KnownSample:
    try:
        return forms.read_line(line, _decoder, limit=_LONGEST_LINE)
    except ValueError as error:
        raise KnownSamplesDamaged from error
