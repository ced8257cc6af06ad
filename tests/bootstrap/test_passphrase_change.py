"""Changing the passphrase of a station: the store's key stays, the vault is replaced at once."""

import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.bootstrap.set_up import code_of
from tests.little_work import quick_vaults
from tests.made_station import PASSPHRASE

from testdesk import bootstrap, station_vault
from testdesk.formats.crypto import vault
from testdesk.formats.crypto.strength import PASSPHRASE_GUESSES, guess_count
from testdesk.settings import STORE, VAULT

NEW = "帐篷 雨伞 灯笼 白马"
STRONG = st.text(st.characters(exclude_categories=["Cs"]), min_size=6, max_size=40)


def test_the_new_passphrase_opens_the_station_and_the_old_one_no_longer(home):
    store = (home / STORE).read_bytes()
    station_vault.change_passphrase(home, old=PASSPHRASE, new=NEW)
    assert (home / STORE).read_bytes() == store
    assert code_of(bootstrap.open_station_store, home, PASSPHRASE) == "passphrase_wrong"
    bootstrap.open_station_store(home, NEW).close()
    assert (home / VAULT).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("wrong wrong", NEW, "passphrase_wrong"),
        ("wrong wrong", "123456", "passphrase_wrong"),
        (PASSPHRASE, "123456", "passphrase_weak"),
        (PASSPHRASE, "", "passphrase_weak"),
        (PASSPHRASE, "李敏 2022", "passphrase_weak"),
    ],
)
def test_what_is_refused_leaves_the_vault_as_it_was(home, old, new, code):
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    change = station_vault.change_passphrase
    assert code_of(change, home, old=old, new=new, own_names=["李敏"]) == code
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_a_folder_without_a_station_and_a_damaged_vault_are_reported(home, tmp_path):
    change = station_vault.change_passphrase
    assert code_of(change, tmp_path, old=PASSPHRASE, new=NEW) == "station_missing"
    damaged = (home / VAULT).read_bytes()[:-5]
    (home / VAULT).write_bytes(damaged)
    assert code_of(change, home, old=PASSPHRASE, new=NEW) == "vault_damaged"
    assert (home / VAULT).read_bytes() == damaged


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(new=STRONG)
def test_any_strong_passphrase_opens_again_in_whatever_way_it_is_typed(tmp_path, new):
    assume(guess_count(new) >= PASSPHRASE_GUESSES)
    with quick_vaults():
        (tmp_path / VAULT).write_bytes(
            vault.seal_vault(b"k" * 32, PASSPHRASE, salt=b"s" * 16, nonce=b"n" * 12)
        )
        station_vault.change_passphrase(tmp_path, old=PASSPHRASE, new=new)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        station_vault.check_passphrase(tmp_path, unicodedata.normalize(form, new))
