"""Vaults and kits that need little work, where a test is not about how much they need.

Readers take the amount from the file, so everything but the amount is real.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.formats.exchange.makers import quick_age

from testdesk.formats.crypto import keys, vault


@contextmanager
def quick_vaults() -> Iterator[None]:
    """Vaults with the least work allowed: they are opened often."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "MEMORY_KIB", 8 * 1024)
        patch.setattr(vault, "PASSES", 1)
        yield


@contextmanager
def quick_kits() -> Iterator[None]:
    """Files under a passphrase with less work than our program ever writes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "age_encrypt_passphrase", quick_age)
        yield
