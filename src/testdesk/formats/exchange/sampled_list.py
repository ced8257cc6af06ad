"""The list of people sampled in a round: one file for all (docs/formats/sampled-v1.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from testdesk import __version__
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import forms
from testdesk.formats.exchange.known_samples import (
    MIN_PACKED,
    KnownSample,
    KnownSamplesDamaged,
    are_in_order,
    read_known,
    write_known,
)
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import PAYLOAD_LIMITS
from testdesk.formats.sealed.file_kinds import SAMPLED

FORMAT = "testdesk-sampled"
ALG = "ed25519+age-x25519"
# Part of what is signed: no signature of another kind of thing passes for this one.
DOMAIN = b"testdesk-sampled-v1"
# Every JSON reader represents such an integer exactly, and a file name can hold it.
MAX_NUMBER = 2**53 - 1
MAX_LISTS = 1024
Number = Annotated[int, Meta(ge=1, le=MAX_NUMBER)]
_COUNT_LINE_LIMIT = 4096


class ListAnnouncement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An update's announcement of a sampled list.

    Attributes:
        number: random and unique to the list.
        secret_key: age secret key that opens only this list.
    """

    number: Number
    secret_key: Annotated[str, Meta(pattern=r"^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}\Z")] = (
        msgspec.field(name="key")
    )

    def __repr__(self) -> str:
        return f"{type(self).__name__}(number={self.number})"

    def __post_init__(self) -> None:
        try:
            keys.age_recipient(self.secret_key)
        except Refusal as error:
            raise ValueError("key") from error


class SampledLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Introduces the samples on the lines that follow, and names their round.

    Attributes:
        count: how many lines follow.
        round: short name, such as R7.
        lists: the files with all other samples, sorted by number.
    """

    count: forms.Count
    round: forms.Name
    lists: Annotated[tuple[ListAnnouncement, ...], Meta(max_length=MAX_LISTS)] = ()

    def __post_init__(self) -> None:
        """Checks fields against each other; on reading, msgspec raises it as a ValidationError."""
        if not self.count and not self.lists:
            raise ValueError("count")
        if any(earlier.number >= other.number for earlier, other in pairwise(self.lists)):
            raise ValueError("lists")


class ListLabel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The manifest: a description of the list that its carriers can read; no personal data."""

    format: str
    version: int
    alg: str
    city: forms.Hex32
    number: Number
    created: forms.Moment
    payload: forms.PayloadHash
    software: forms.Name

    def __post_init__(self) -> None:
        forms.check_moment(self.created)


class SampledList(msgspec.Struct, frozen=True):
    """The people sampled in a round, as known to headquarters.

    Attributes:
        city: the city's id, 32 hex digits.
        number: random and unique to the list.
        created: UTC, in ISO format, by headquarters' clock.
        round: short name, such as R7.
        samples: at least one, sorted by station and sequence number.
    """

    city: str
    number: int
    created: str
    round: str
    samples: Sequence[KnownSample]


class _CountLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The payload's second line: how many samples follow, and of which round."""

    count: forms.Seq
    round: forms.Name


def list_name(number: int) -> str:
    """The file's name on the stick."""
    return f"sampled-{number}{SAMPLED}"


def write_list(sampled_list: SampledList, *, city_signing_key: bytes, key: str) -> bytes:
    """Signs a list with headquarters' key and encrypts it to the list's own key.

    Args:
        sampled_list: the list.
        city_signing_key: seed of 32 bytes.
        key: the age secret key that updates announce.

    Raises:
        Refusal: container_too_large.
        ValueError: the list has the wrong form, which is a bug of the caller.
    """
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": 1,
        "alg": ALG,
        "city": sampled_list.city,
        "number": sampled_list.number,
        "created": sampled_list.created,
        "software": __version__,
    }
    if not are_in_order(sampled_list.samples):
        raise ValueError("samples")
    count_line = msgspec.convert(
        {"count": len(sampled_list.samples), "round": sampled_list.round}, _CountLine
    )
    lines = [msgspec.json.encode(count_line, order="sorted"), *write_known(sampled_list.samples)]
    first_line = container.first_line(manifest, keys.public_key(city_signing_key))
    packed = container.pack_lines(first_line, lines, PAYLOAD_LIMITS)
    payload = keys.age_encrypt(packed, [keys.age_recipient(key)])
    manifest["payload"] = container.payload_entry(payload)
    msgspec.convert(manifest, ListLabel)  # never write what a reader would refuse
    return container.pack(manifest, payload, domain=DOMAIN, signing_key=city_signing_key)


def read_list_label(data: bytes, *, city: str, city_key: bytes) -> ListLabel:
    """The unencrypted part of our city's list.

    Raises:
        Refusal: sampled_other_city, signature_wrong, alg_unknown, manifest_invalid, and those of
            the container.
    """
    return _verified_label(data, city, city_key)[1]


def read_list(data: bytes, *, city: str, city_key: bytes, key: str) -> SampledList:
    """Reads a list that headquarters of this city wrote.

    Args:
        data: the file.
        city: the city's id, 32 hex digits.
        city_key: headquarters' Ed25519 public key.
        key: the age secret key with which an update announced the list.

    Raises:
        Refusal: sampled_damaged, and those of `read_list_label` and age.
    """
    box, label = _verified_label(data, city, city_key)
    first, lines = container.open_lines(keys.age_decrypt(box.payload, [key]), PAYLOAD_LIMITS)
    container.check_first_line(box, first, city_key)
    count_line = _read_count_line(next(lines, b""))
    if count_line.count * MIN_PACKED > len(box.payload):
        raise Refusal("sampled_damaged")
    samples = _read_samples(lines, count_line.count)
    return SampledList(label.city, label.number, label.created, count_line.round, samples)


def _read_samples(lines: Iterator[bytes], count: int) -> tuple[KnownSample, ...]:
    try:
        samples = read_known(lines, count)
    except KnownSamplesDamaged as error:
        raise Refusal("sampled_damaged") from error
    if next(lines, None) is not None:
        raise Refusal("sampled_damaged")
    return samples


def _verified_label(
    data: bytes, city: str, city_key: bytes
) -> tuple[container.Container, ListLabel]:
    box = container.unpack(data, expected_format=FORMAT)
    label = forms.manifest_of(box.manifest, ListLabel, alg=ALG)
    if label.city != city:
        raise Refusal("sampled_other_city")
    container.check_signature(box, city_key, DOMAIN)
    return box, label


_count_line_decoder = msgspec.json.Decoder(_CountLine)


def _read_count_line(line: bytes) -> _CountLine:
    try:
        return forms.read_line(line, _count_line_decoder, limit=_COUNT_LINE_LIMIT)
    except ValueError as error:
        raise Refusal("sampled_damaged") from error
