"""Pseudonyms and identities."""

import hashlib
import hmac
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.residents.people import Address
from testdesk.formats.crypto import pseudonym

KEY = bytes(range(32))
NUMBER = "222401193508150021"


def test_a_pseudonym_is_a_truncated_mac_of_the_identity():
    message = b"testdesk/resident/1\0" + "한".encode() + b"\x02"
    expected = hmac.new(KEY, message, hashlib.sha256).hexdigest()[:12]
    assert pseudonym.resident_pseudonym(KEY, "한", 2) == expected


def test_a_pseudonym_does_not_change_between_versions():
    identity = pseudonym.document_identity("01", NUMBER)
    assert identity == '["document","18","222401193508150021"]'
    assert pseudonym.resident_pseudonym(KEY, identity) == "473dc3cfb4e2"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 255))
def test_a_pseudonym_is_twelve_hex_digits(identity, attempt):
    assert re.fullmatch("[0-9a-f]{12}", pseudonym.resident_pseudonym(KEY, identity, attempt))


def test_key_identity_and_attempt_each_make_another_pseudonym():
    made = {
        pseudonym.resident_pseudonym(key, identity, attempt)
        for key in (KEY, bytes(32))
        for identity in ("a", "b")
        for attempt in (0, 1)
    }
    assert len(made) == 8


def test_the_same_number_is_one_person_whatever_document_shows_it():
    same = {pseudonym.document_identity(kind, NUMBER) for kind in ("01", "02", "99")}
    assert len(same) == 1


def test_a_number_is_read_however_it_was_typed():
    typed = {
        pseudonym.document_identity("01", text)
        for text in (
            "11010519491231002X",
            " 110105 19491231 002x",
            "１１０１０５１９４９１２３１００２Ｘ",
        )
    }
    assert len(typed) == 1


def test_other_documents_of_one_number_are_different_people():
    kinds = ("03", "06", "07", "99")
    assert len({pseudonym.document_identity(kind, "M12345678") for kind in kinds}) == 4


def test_a_name_at_an_address_is_read_however_it_was_typed():
    home = Address(compound="河南小区", building="3", unit="2", room="501")
    wide = Address(compound="河南小区", building="３", unit="2", room=" 501")
    assert pseudonym.address_identity("Kim Yong", home) == pseudonym.address_identity(
        "KIM  YONG", wide
    )


def test_neighbouring_parts_of_an_address_do_not_run_together():
    identities = {
        pseudonym.address_identity("金", Address(building="1", unit="11")),
        pseudonym.address_identity("金", Address(building="11", unit="1")),
        pseudonym.address_identity("金1", Address(building="1", unit="1")),
        pseudonym.address_identity("金", Address(compound="1", building="1", unit="1")),
    }
    assert len(identities) == 4


def test_an_external_code_is_recognised_but_not_revealed():
    digest = pseudonym.external_code_digest(KEY, "https://example.org/码/1")
    assert re.fullmatch("[0-9a-f]{32}", digest)
    assert digest == pseudonym.external_code_digest(KEY, "https://example.org/码/1")
    assert digest != pseudonym.external_code_digest(KEY, "https://example.org/码/2")
    assert digest != pseudonym.external_code_digest(bytes(32), "https://example.org/码/1")


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_a_key_of_wrong_size_is_a_bug(key):
    with pytest.raises(ValueError, match="32 bytes"):
        pseudonym.resident_pseudonym(key, "a")
