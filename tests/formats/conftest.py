"""Seals that are slow on purpose, made once."""

import pytest
from tests.formats.made_vault import NONCE, SALT

from testdesk.formats.crypto import keys, vault


@pytest.fixture(scope="module")
def sealed_by_passphrase():
    return keys.age_encrypt_passphrase(b"kit", "장마 ７ tent")


@pytest.fixture(scope="module")
def sealed_vault():
    return vault.seal_vault(b"station keys", "rain 비 ２４", salt=SALT, nonce=NONCE)
