"""The people of a list's earlier rows, in few bytes each, so that nobody is kept twice."""

from __future__ import annotations

from array import array

import msgspec

from testdesk.domain.residents.people import Resident
from testdesk.formats.encoding.compact_index import CompactIndex


class PeopleSeen:
    """The pseudonyms of the people so far, and whether the next person of a pseudonym is the same.

    Of each person two hashes of 64 bits are kept: of the document number, and of name and address.
    They are compared only where two people have the same pseudonym, which is a keyed hash itself.
    """

    def __init__(self) -> None:
        self._pseudonyms = CompactIndex()
        self._numbers = array("q")  # 0 for a person without a document
        self._names = array("q")

    def __len__(self) -> int:
        return len(self._pseudonyms)

    def __contains__(self, pseudonym: object) -> bool:
        return isinstance(pseudonym, str) and self._pseudonyms.place(int(pseudonym, 16)) >= 0

    def add(self, person: Resident) -> bool:
        """Adds a person; False if somebody with this pseudonym is here already."""
        if not self._pseudonyms.add(int(person.resident, 16)):
            return False
        self._numbers.append(_number_hash(person))
        self._names.append(_name_hash(person))
        return True

    def is_same_person(self, person: Resident) -> bool:
        """Whether the person with this pseudonym, who must be here, is this one.

        Two people with a document each are compared by its lifelong number, others by name and
        address.
        """
        place = self._pseudonyms.place(int(person.resident, 16))
        if person.document_number and self._numbers[place]:
            return self._numbers[place] == _number_hash(person)
        return self._names[place] == _name_hash(person)


def lifelong_number_of(resident: Resident) -> str:
    """The part of the document number that stays the same when the document is re-issued."""
    # Of permits of Hong Kong and Macao (06) 9 characters, of Taiwan (07) 8.
    length = {"06": 9, "07": 8}.get(resident.document_type, len(resident.document_number))
    return resident.document_number[:length]


def _number_hash(person: Resident) -> int:
    return hash(lifelong_number_of(person)) if person.document_number else 0


def _name_hash(person: Resident) -> int:
    return hash((person.name, *msgspec.structs.astuple(person.address)))
