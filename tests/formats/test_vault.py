"""The vault."""

import hashlib
from pathlib import Path

import pytest
from tests.formats.made_vault import NONCE, SALT

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import vault
from testdesk.formats.encoding import canonical

PASSPHRASE = "rain 비 24"


def refused(data, passphrase=PASSPHRASE):
    with pytest.raises(Refusal) as caught:
        vault.open_vault(data, passphrase)
    return caught.value.code


def changed(data, **changes):
    """A vault with its checksum recomputed after the change."""
    body = canonical.decode(data)
    body.pop("checksum")
    kdf = {**body["kdf"], **changes.pop("kdf", {})}
    body = {**body, "kdf": kdf, **changes}
    checksum = hashlib.sha256(canonical.encode(body)).hexdigest()
    return canonical.encode({**body, "checksum": checksum})


def test_a_vault_opens_with_its_passphrase_from_any_keyboard(sealed_vault):
    assert vault.open_vault(sealed_vault, "rain 비 24") == b"station keys"
    assert vault.open_vault(sealed_vault, "rain \u1107\u1175 24") == b"station keys"


@pytest.mark.usefixtures("shipped_vaults")
def test_what_we_write_is_the_most_that_is_opened():
    assert (vault.MEMORY_KIB, vault.PASSES) == (vault.MOST_MEMORY_KIB, vault.MOST_PASSES)


@pytest.mark.usefixtures("shipped_vaults")
def test_the_document_shows_a_true_vault():
    document = Path(__file__).parents[2] / "docs" / "formats" / "vault-v1.md"
    example = vault.seal_vault(b"station keys", "rain 24", salt=SALT, nonce=NONCE).decode()
    assert f"    {example}\n" in document.read_text(encoding="utf-8")


def test_an_empty_secret_and_an_empty_passphrase_are_kept_too():
    data = vault.seal_vault(b"", "", salt=SALT, nonce=NONCE)
    assert vault.open_vault(data, "") == b""


def test_the_file_states_how_its_key_is_derived(sealed_vault):
    manifest = canonical.decode(sealed_vault)
    assert manifest["format"] == "testdesk-vault"
    assert manifest["version"] == 1
    assert manifest["kdf"] == {
        "name": "argon2id",
        "memory_kib": 65536,
        "passes": 3,
        "lanes": 1,
        "salt": SALT.hex(),
    }
    assert b"station" not in sealed_vault
    assert b"station".hex().encode() not in sealed_vault


def test_another_passphrase_is_wrong(sealed_vault):
    assert refused(sealed_vault, "rain 비 25") == "passphrase_wrong"


def test_a_vault_cut_or_flipped_anywhere_is_damaged_not_under_a_wrong_passphrase(sealed_vault):
    cut = {refused(sealed_vault[:size]) for size in range(len(sealed_vault))}
    flipped = set()
    for place in range(len(sealed_vault)):
        data = bytearray(sealed_vault)
        data[place] ^= 1 << place % 8
        flipped.add(refused(bytes(data)))
    assert cut | flipped == {"vault_damaged"}


@pytest.mark.parametrize(
    "kdf",
    [
        {"memory_kib": 4 * 1024 * 1024},
        {"memory_kib": 1024},
        {"memory_kib": -1},
        {"memory_kib": "65536"},
        {"passes": 11},
        {"passes": 0},
        {"lanes": 5},
        {"lanes": 0},
        {"lanes": True},
        {"name": "pbkdf2"},
        {"salt": "00"},
        {"salt": "zz" * 16},
        {"more": 1},
    ],
)
def test_hostile_work_is_refused_before_it_is_done(sealed_vault, kdf):
    assert refused(changed(sealed_vault, kdf=kdf)) == "vault_damaged"


@pytest.mark.parametrize(
    "changes", [{"nonce": "00"}, {"sealed": "0"}, {"sealed": 1}, {"format": "x"}, {"more": 1}]
)
def test_a_vault_of_another_form_is_damaged(sealed_vault, changes):
    assert refused(changed(sealed_vault, **changes)) == "vault_damaged"


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b"null"])
def test_what_is_no_vault_is_damaged(data):
    assert refused(data) == "vault_damaged"


def test_a_newer_vault_is_reported_as_newer(sealed_vault):
    assert refused(changed(sealed_vault, version=2)) == "version_unknown"


@pytest.mark.parametrize("changes", [{"nonce": "00" * 12}, {"sealed": ""}, {"kdf": {"passes": 2}}])
def test_a_change_with_a_new_checksum_still_does_not_open(sealed_vault, changes):
    assert refused(changed(sealed_vault, **changes)) == "passphrase_wrong"


@pytest.mark.parametrize(("salt", "nonce"), [(b"", NONCE), (SALT, b"")])
def test_salt_and_nonce_of_wrong_size_are_bugs(salt, nonce):
    with pytest.raises(ValueError, match="salt of 16"):
        vault.seal_vault(b"", "", salt=salt, nonce=nonce)
