"""Vaults and kits that ask for little work, where a test is not about how much they ask for.

Whoever opens one reads the amount from the file, so everything but the amount is real.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.formats.exchange.makers import quick_age

from testdesk.formats.crypto import keys, vault


@contextmanager
def quick_vaults() -> Iterator[None]:
    """Vaults that ask for the least work that one may ask for: they are opened often."""
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
