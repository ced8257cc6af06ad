"""Keys of conflicts. A contradiction keeps its key, whatever is decided or arrives later.

A decision may remove the contradiction itself, by voiding a sample or correcting a record. The key
still identifies what the conflict was about.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

ConflictKind = Literal[
    "sampled_twice",  # a person has several valid samples in one round
    "tube_at_two_stations",  # several stations used one barcode
    "number_shared",  # one document number, people of different names
    "card_issued_twice",  # several valid cards of a person have one issue number
    "record_differs",  # a station states other data of a listed person than headquarters
    "card_not_issued",  # sampled with a proxy code, but no journal here has a card of the person
    "station_key_differs",  # a refused batch: another laptop uses the station's number
    "journal_forked",  # a refused batch: its events contradict the station's journal
    "event_damaged",  # a refused batch: it has events that no reader accepts
]
KINDS: tuple[ConflictKind, ...] = get_args(ConflictKind)
# The prefix of the key for two tubes with one barcode; the barcode follows.
TUBE_KEY = "tube/"
# The prefix of the key for a refused batch; the first digits of its file's hash follow.
BATCH_KEY = "batch/"


class ConflictSubject(msgspec.Struct, frozen=True):
    """What a conflict is about, according to its key; what the key does not contain is empty.

    Attributes:
        kind: the kind of contradiction.
        round: the round of the samples.
        resident: the pseudonym of the person whose samples, number, record or cards are in
            conflict.
        tube: the barcode used at two stations.
    """

    kind: ConflictKind
    round: str = ""
    resident: str = ""
    tube: str = ""


def read_key(key: str, kind: str = "") -> ConflictSubject | None:
    """What a decided conflict was about; None if this program never made such a key.

    Args:
        key: the conflict's key.
        kind: the kind in the decision; empty in older decisions, where the key shows it.
    """
    prefix, _, rest = key.partition("/")
    if prefix == "tube":
        return ConflictSubject("tube_at_two_stations", tube=rest)
    if prefix == "sample":
        round_, _, resident = rest.rpartition("/")
        return ConflictSubject("sampled_twice", round_, resident)
    if prefix == "card" and rest.endswith("/-"):
        round_, _, resident = rest.removesuffix("/-").rpartition("/")
        return ConflictSubject("card_not_issued", round_, resident)
    if prefix == "card":
        return ConflictSubject("card_issued_twice", resident=rest.partition("/")[0])
    if prefix in _KIND_OF_PREFIX:
        return ConflictSubject(_KIND_OF_PREFIX[prefix], resident=rest)
    kinds = [known for known in KINDS if known == kind]
    return ConflictSubject(kinds[0]) if prefix == "batch" and kinds else None


_KIND_OF_PREFIX: dict[str, ConflictKind] = {"number": "number_shared", "record": "record_differs"}
