"""Keys of conflicts: the same for the same contradiction, whatever is decided or arrives later.

A decision may remove the contradiction itself: a sample is voided, a record corrected. Its key
still shows what it was about.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

ConflictKind = Literal[
    "sampled_twice",
    "tube_at_two_stations",
    "number_shared",
    "card_issued_twice",
    "record_differs",
    "card_not_issued",
    "station_key_differs",
    "journal_forked",
    "event_damaged",
]
KINDS: tuple[ConflictKind, ...] = get_args(ConflictKind)
# Prefix of the key of two tubes under one barcode; the barcode follows.
TUBE_KEY = "tube/"
# Prefix of the key of a refused batch; the digits of its file's hash follow.
BATCH_KEY = "batch/"


class ConflictSubject(msgspec.Struct, frozen=True):
    """What a key names; empty texts for what it does not name.

    Attributes:
        kind: what contradicted what.
        round, resident, tube: as in `conflicts.Conflict`.
    """

    kind: ConflictKind
    round: str = ""
    resident: str = ""
    tube: str = ""


def read_key(key: str, kind: str = "") -> ConflictSubject | None:
    """What a decided conflict was about; None for a key that this program never made.

    Args:
        key: of the conflict.
        kind: from the decision; older decisions leave it to the key.
    """
    begin, _, rest = key.partition("/")
    if begin == "tube":
        return ConflictSubject("tube_at_two_stations", tube=rest)
    if begin == "sample":
        round_, _, resident = rest.rpartition("/")
        return ConflictSubject("sampled_twice", round_, resident)
    if begin == "card" and rest.endswith("/-"):
        round_, _, resident = rest.removesuffix("/-").rpartition("/")
        return ConflictSubject("card_not_issued", round_, resident)
    if begin == "card":
        return ConflictSubject("card_issued_twice", resident=rest.partition("/")[0])
    if begin in _OF_PERSON:
        return ConflictSubject(_OF_PERSON[begin], resident=rest)
    kinds = [known for known in KINDS if known == kind]
    return ConflictSubject(kinds[0]) if begin == "batch" and kinds else None


_OF_PERSON: dict[str, ConflictKind] = {"number": "number_shared", "record": "record_differs"}
