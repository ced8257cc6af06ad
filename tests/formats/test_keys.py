"""Signing keys and age."""

import re

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import age_passphrase, keys

# RFC 8032, test 1.
SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")


def refused(function, *arguments):
    with pytest.raises(Refusal) as caught:
        function(*arguments)
    return caught.value.code


def test_the_public_key_is_that_of_the_rfc():
    assert keys.public_key(SEED) == PUBLIC


def test_new_signing_keys_differ():
    first, second = keys.new_signing_key(), keys.new_signing_key()
    assert len(first) == len(second) == 32
    assert first != second


@given(st.binary(max_size=60))
def test_a_signature_holds_for_its_message(message):
    assert keys.verify(PUBLIC, b"a-v1", message, keys.sign(SEED, b"a-v1", message))


def test_a_signature_holds_for_nothing_else():
    signature = keys.sign(SEED, b"a-v1", b"message")
    assert not keys.verify(PUBLIC, b"b-v1", b"message", signature)
    assert not keys.verify(PUBLIC, b"a-v1", b"massage", signature)
    assert not keys.verify(keys.public_key(bytes(32)), b"a-v1", b"message", signature)
    assert not keys.verify(PUBLIC, b"a-v1", b"message", signature[:-1])
    assert not keys.verify(PUBLIC, b"a-v1", b"message", b"")
    assert not keys.verify(b"short", b"a-v1", b"message", signature)


@pytest.mark.parametrize("domain", [b"", b"a\0b"])
def test_a_domain_that_could_run_into_the_message_is_a_bug(domain):
    with pytest.raises(ValueError, match="domain"):
        keys.sign(SEED, domain, b"message")


@given(st.binary(max_size=300))
def test_age_gives_back_what_was_encrypted(data):
    first, second = keys.new_age_identity(), keys.new_age_identity()
    sealed = keys.age_encrypt(data, [keys.age_recipient(first), keys.age_recipient(second)])
    assert keys.age_decrypt(sealed, [second]) == data
    assert keys.age_decrypt(sealed, [keys.new_age_identity(), first]) == data


def test_what_was_sealed_for_others_is_not_addressed_to_us():
    sealed = keys.age_encrypt(b"x", [keys.age_recipient(keys.new_age_identity())])
    assert refused(keys.age_decrypt, sealed, [keys.new_age_identity()]) == "not_addressed_to_us"
    assert refused(keys.age_decrypt, sealed, []) == "not_addressed_to_us"


def test_age_cut_anywhere_is_damaged():
    identity = keys.new_age_identity()
    sealed = keys.age_encrypt(b"secret", [keys.age_recipient(identity)])
    codes = {refused(keys.age_decrypt, sealed[:size], [identity]) for size in range(len(sealed))}
    assert codes == {"payload_damaged"}
    assert refused(keys.age_decrypt, sealed + b"x", [identity]) == "payload_damaged"


def test_age_with_a_flipped_bit_is_never_opened():
    identity = keys.new_age_identity()
    sealed = keys.age_encrypt(b"secret", [keys.age_recipient(identity)])
    for place in range(len(sealed)):
        flipped = bytearray(sealed)
        flipped[place] ^= 1 << place % 8
        code = refused(keys.age_decrypt, bytes(flipped), [identity])
        assert code in {"payload_damaged", "not_addressed_to_us"}


def test_the_armoured_form_of_age_is_not_ours():
    identity = keys.new_age_identity()
    recipient = pyrage.x25519.Recipient.from_str(keys.age_recipient(identity))
    armoured = pyrage.encrypt(b"x", [recipient], armored=True)
    assert refused(keys.age_decrypt, armoured, [identity]) == "payload_damaged"


def test_keys_of_wrong_form_are_refused():
    assert refused(keys.age_encrypt, b"x", ["age1nonsense"]) == "recipient_invalid"
    assert refused(keys.age_encrypt, b"x", []) == "recipient_invalid"
    assert refused(keys.age_decrypt, b"x", ["AGE-SECRET-KEY-1X"]) == "identity_invalid"
    assert refused(keys.age_recipient, "age1nonsense") == "identity_invalid"


def test_a_passphrase_opens_also_when_typed_on_another_keyboard(sealed_by_passphrase):
    decomposed = "\u110c\u1161\u11bc\u1106\u1161 7 tent"
    assert keys.age_decrypt_passphrase(sealed_by_passphrase, decomposed) == b"kit"


def test_a_wrong_passphrase_is_distinguished_from_damage(sealed_by_passphrase):
    assert refused(keys.age_decrypt_passphrase, sealed_by_passphrase, "tent") == "passphrase_wrong"
    for data in (b"", sealed_by_passphrase[:60], b"PK" + sealed_by_passphrase):
        assert refused(keys.age_decrypt_passphrase, data, "tent") == "payload_damaged"


def test_a_damaged_body_under_the_right_passphrase_is_damaged(sealed_by_passphrase):
    damaged = sealed_by_passphrase[:-1] + bytes([sealed_by_passphrase[-1] ^ 1])
    assert refused(keys.age_decrypt_passphrase, damaged, "장마 7 tent") == "payload_damaged"


def test_a_file_that_asks_for_hours_of_work_is_refused_at_once(sealed_by_passphrase):
    hostile = re.sub(rb"(-> scrypt \S+) \d+\n", rb"\1 40\n", sealed_by_passphrase)
    assert hostile != sealed_by_passphrase
    assert refused(keys.age_decrypt_passphrase, hostile, "x") == "passphrase_work_excessive"


def test_a_file_for_a_key_is_not_for_a_passphrase(sealed_by_passphrase):
    sealed = keys.age_encrypt(b"x", [keys.age_recipient(keys.new_age_identity())])
    assert refused(keys.age_decrypt_passphrase, sealed, "x") == "not_addressed_to_us"
    code = refused(keys.age_decrypt, sealed_by_passphrase, [keys.new_age_identity()])
    assert code == "not_addressed_to_us"


@given(st.binary(max_size=200), st.integers(-2, 2), st.integers(0, 2))
def test_what_we_seal_by_a_passphrase_another_program_opens(head, near, chunks):
    data = (head * 1000)[: max(0, chunks * 64 * 1024 + near)]
    sealed = age_passphrase.encrypt(data, "rain", log_n=2)
    assert pyrage.passphrase.decrypt(sealed, "rain") == data


def test_the_work_of_a_sealed_file_does_not_depend_on_the_machine(sealed_by_passphrase):
    assert re.search(rb"-> scrypt \S+ 16\n", sealed_by_passphrase)
    assert pyrage.passphrase.decrypt(sealed_by_passphrase, "장마 7 tent") == b"kit"


@pytest.mark.parametrize("pauses", [1, 4])
def test_a_machine_that_paused_opens_an_honest_file_all_the_same(
    sealed_by_passphrase, monkeypatch, pauses
):
    excessive = pyrage.DecryptError("Excessive work parameter for passphrase.")
    opened = pyrage.passphrase.decrypt
    answers = iter([excessive] * pauses)

    def paused(data, passphrase):
        for error in answers:
            raise error
        return opened(data, passphrase)

    monkeypatch.setattr(pyrage.passphrase, "decrypt", paused)
    assert keys.age_decrypt_passphrase(sealed_by_passphrase, "장마 7 tent") == b"kit"
