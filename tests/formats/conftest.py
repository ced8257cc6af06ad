"""Seals that are slow on purpose, made once."""

import pytest
from tests.formats.made_vault import NONCE, ONE, SALT, SECRET, THREE, TWO
from tests.little_work import shipped_vaults

from testdesk.formats.crypto import keys, vault, vault_slots


@pytest.fixture(scope="module")
def sealed_by_passphrase():
    return keys.age_encrypt_passphrase(b"kit", "장마 ７ tent")


@pytest.fixture(scope="module")
def sealed_vault():
    with shipped_vaults():
        return vault.seal_vault(b"station keys", "rain 비 ２４", salt=SALT, nonce=NONCE)


@pytest.fixture(scope="module")
def shared_vault():
    """Which three passphrases open."""
    made = vault_slots.new_vault(SECRET, ONE)
    made = vault_slots.open_slots(made, ONE).with_passphrase("deputy", TWO)
    return vault_slots.open_slots(made, TWO).with_passphrase("李敏", THREE)
