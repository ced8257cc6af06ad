"""What is kept of a list's earlier rows finds a repeated document or person, and nobody else."""

from itertools import product

import pytest

from testdesk.domain.residents.documents import Document
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.roster.documents_seen import DocumentsSeen
from testdesk.formats.roster.people_seen import PeopleSeen

NUMBERS = (
    "222401195503034012",
    "E12345678",
    "012345678",
    "12345678",
    "M1234567890123",  # too long to be packed
    "吉字第0001号",
)


def test_every_other_document_is_another_one_and_the_same_one_is_found():
    seen = DocumentsSeen()
    documents = [
        Document(kind, number, "other")
        for kind, number in product(("03", "04", "99"), NUMBERS)
        if kind == "99" or number != NUMBERS[0]
    ]
    assert [seen.note(document, "王明") for document in documents] == [""] * len(documents)
    assert {seen.note(document, "王明") for document in documents} == {"row_duplicate"}
    assert {seen.note(document, "李敏") for document in documents} == {"number_of_two"}


def test_a_number_of_eighteen_is_one_persons_on_any_document_and_a_permit_issued_again_too():
    seen = DocumentsSeen()
    assert seen.note(Document("01", NUMBERS[0], "resident_id"), "王明") == ""
    assert seen.note(Document("02", NUMBERS[0], "household_register"), "王明") == "row_duplicate"
    assert seen.note(Document("06", "H1234567801", "hk_macao_permit"), "王明") == ""
    assert seen.note(Document("06", "H1234567802", "hk_macao_permit"), "王明") == "row_duplicate"


ONE = Resident("00000000000a", "王明", document_number="E12345678", document_type="03")
HOME = Address("河南小区", "3", "1", "301")


@pytest.mark.parametrize(
    ("first", "then", "same"),
    [
        ({}, {"name": "王小明", "address": HOME}, True),
        ({}, {"document_number": "E12345679"}, False),
        ({}, {"document_number": ""}, True),
        ({"document_number": ""}, {"document_number": "", "name": "李敏"}, False),
        ({"document_number": ""}, {"document_number": "", "address": HOME}, False),
        ({"document_type": "07", "document_number": "1234567801"},
         {"document_type": "07", "document_number": "1234567802"}, True),
    ],
)  # fmt: skip
def test_two_people_of_one_pseudonym_are_distinguished_by_number_or_else_by_name_and_address(
    first, then, same
):
    one, other = (
        Resident(
            **{
                name: changed.get(name, getattr(ONE, name))
                for name in ("resident", "name", "document_type", "document_number", "address")
            }
        )
        for changed in (first, then)
    )
    seen = PeopleSeen()
    assert seen.add(one)
    assert not seen.add(other)
    assert (len(seen), one.resident in seen, "00000000000b" in seen) == (1, True, False)
    assert seen.is_same_person(other) is same
