"""Vaults and kits that need little work, where a test is not about how much they need.

Readers take the amount from the file, so everything but the amount is real.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.formats.exchange.makers import quick_age

from testdesk.formats.crypto import keys, vault

_SHIPPED = (vault.MEMORY_KIB, vault.PASSES)


@contextmanager
def quick_vaults() -> Iterator[None]:
    """New vaults, PINs and passwords with the least work allowed: they are opened often.

    All tests run with it (`conftest`). Another process writes what we ship.
    """
    with _work_of(8 * 1024, 1):
        yield


@contextmanager
def shipped_vaults() -> Iterator[None]:
    """New vaults as we ship them, for the tests of how much work they need."""
    with _work_of(*_SHIPPED):
        yield


@contextmanager
def _work_of(memory_kib: int, passes: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "MEMORY_KIB", memory_kib)
        patch.setattr(vault, "PASSES", passes)
        yield


@contextmanager
def quick_kits() -> Iterator[None]:
    """Files under a passphrase with less work than our program ever writes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "age_encrypt_passphrase", quick_age)
        yield
