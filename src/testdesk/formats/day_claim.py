"""What a sheet of the day claims, signed by the station (docs/formats/day-report-v1.md)."""

from __future__ import annotations

import base64
import re

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys

# Part of what is signed: no signature of another kind of thing passes for this one.
DOMAIN = b"testdesk-day-report-v1"
_PREFIX = "TESTDESK-DAY-1"
_SIGNATURE_BYTES = 64
_CLAIM = re.compile(
    rf"{_PREFIX} (?P<station>[1-9][0-9]{{0,3}}) (?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
    r" (?P<first>[1-9][0-9]{0,15})-(?P<last>[1-9][0-9]{0,15}) (?P<head>[0-9A-F]{64})"
    r" (?P<figures>[0-9]+(?: -?[0-9]+){4}) (?P<signature>[A-Z2-7]{103}=)"
)


class DayClaim(msgspec.Struct, frozen=True):
    """The figures of a shift, bound to the journal.

    Attributes:
        station: the station's number.
        day: the local day on which the shift began, ISO.
        first, last: the shift's events.
        head: hex hash of the header of event `last`.
        people, swabs, tubes, places, exported: as in the report; swabs is -1 if not counted.
    """

    station: int
    day: str
    first: int
    last: int
    head: str
    people: int
    swabs: int
    tubes: int
    places: int
    exported: int

    @property
    def text(self) -> str:
        """What is signed: one line of capitals, digits and spaces."""
        figures = (self.people, self.swabs, self.tubes, self.places, self.exported)
        return " ".join(
            (
                _PREFIX,
                str(self.station),
                self.day,
                f"{self.first}-{self.last}",
                self.head.upper(),
                *map(str, figures),
            )
        )


class SignedClaim(msgspec.Struct, frozen=True):
    """A claim and its Ed25519 signature, 64 bytes."""

    claim: DayClaim
    signature: bytes

    @property
    def text(self) -> str:
        """The text of the code on the sheet."""
        return f"{self.claim.text} {base64.b32encode(self.signature).decode()}"

    def is_signed_by(self, public_key: bytes) -> bool:
        """Whether this Ed25519 key signed exactly this claim."""
        return keys.verify(public_key, DOMAIN, self.claim.text.encode(), self.signature)


def sign_claim(seed: bytes, claim: DayClaim) -> SignedClaim:
    """Signs a claim with a station's Ed25519 seed."""
    return SignedClaim(claim, keys.sign(seed, DOMAIN, claim.text.encode()))


def read_claim(text: str) -> SignedClaim:
    """Reads the text of the code; nothing of it is verified.

    Raises:
        Refusal: claim_damaged: another form, or not exactly as `SignedClaim.text` writes it.
    """
    found = _CLAIM.fullmatch(" ".join(text.split()))
    if found is None:
        raise Refusal("claim_damaged")
    claim = DayClaim(
        int(found["station"]),
        found["day"],
        int(found["first"]),
        int(found["last"]),
        found["head"].lower(),
        *map(int, found["figures"].split()),
    )
    signed = SignedClaim(claim, base64.b32decode(found["signature"]))
    if len(signed.signature) != _SIGNATURE_BYTES or signed.text != found[0]:
        raise Refusal("claim_damaged")
    return signed
