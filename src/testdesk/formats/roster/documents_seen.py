"""The documents of a list's earlier rows, in few bytes each, so that no person is listed twice."""

from __future__ import annotations

from array import array

from testdesk.domain.residents.documents import Document, lifelong_number, looks_like_id_number
from testdesk.formats.encoding.compact_index import CompactIndex

# The longest number of letters and digits that fits into 52 bits.
_LONGEST_PACKED = 10


class DocumentsSeen:
    """The documents seen so far and whose they are; a re-issued permit counts as the same one.

    Nearly every number fits into 64 bits as it is. Of each name only a hash of 64 bits is kept: it
    decides which of two reasons a repeated document is reported with.
    """

    def __init__(self) -> None:
        self._packed = CompactIndex()
        self._name_hashes = array("q")
        self._others: dict[tuple[str, str], int] = {}

    def note(self, document: Document, name: str) -> str:
        """Notes a document; returns the reason why its row is left out, or an empty text.

        The reasons: row_duplicate; number_of_two, if the document was another name's.
        """
        # A number of 18 characters is the same person's on any document. Otherwise the type
        # matters, since a passport and a permit may have the same number.
        is_id_number = looks_like_id_number(document.number)
        key = _packed(document.type, lifelong_number(document), is_id_number=is_id_number)
        earlier = self._note_other(document, name) if key is None else self._note(key, name)
        if earlier is None:
            return ""
        return "row_duplicate" if earlier == hash(name) else "number_of_two"

    def _note(self, key: int, name: str) -> int | None:
        """The hash of the name with which the document was seen before, or None."""
        if self._packed.add(key):
            self._name_hashes.append(hash(name))
            return None
        return self._name_hashes[self._packed.place(key)]

    def _note_other(self, document: Document, name: str) -> int | None:
        key = document.type, lifelong_number(document)
        earlier = self._others.get(key)
        if earlier is None:
            self._others[key] = hash(name)
        return earlier


def _packed(document_type: str, number: str, *, is_id_number: bool) -> int | None:
    """The type and the number in 64 bits, different for each; None if they do not fit."""
    if is_id_number:
        return int(number[:17])  # the check digit follows from the others
    if len(number) > _LONGEST_PACKED or not (number.isascii() and number.isalnum()):
        return None
    return 1 << 63 | int(document_type or 0) << 56 | len(number) << 52 | int(number, 36)
