"""The key of a station's store: the vault that keeps it, and the file that can recover it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from testdesk.atomic_write import write_atomically
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.formats.crypto import keys, vault_slots
from testdesk.formats.crypto.strength import require_strong
from testdesk.formats.crypto.vault_slots import OpenVault
from testdesk.formats.exchange import recovery
from testdesk.formats.exchange.recovery import RecoveryLabel
from testdesk.formats.sealed.foreign import require_testdesk_file
from testdesk.home_files import exists_in_home, raising_home_faults, read_home
from testdesk.ports import Clock, StationIdentity
from testdesk.settings import RECOVERY, VAULT
from testdesk.wall_clock import utc_text


def station_exists(home: Path) -> bool:
    """Whether a station was set up in this folder.

    Raises:
        EnvironmentFault: home_not_readable: the disk could not be read, so nothing may be set up.
    """
    return exists_in_home(home / VAULT)


def store_key_of(home: Path, passphrase: str) -> bytes:
    """The store's key, by any of the vault's passphrases; raises as `check_passphrase`."""
    return _opened(home, passphrase).secret


def check_passphrase(home: Path, passphrase: str) -> None:
    """Checks that a passphrase opens the station's vault.

    Raises:
        Refusal: passphrase_wrong, vault_damaged, version_unknown.
        EnvironmentFault: home_not_readable.
    """
    _opened(home, passphrase)


def passphrase_names(home: Path, passphrase: str) -> tuple[str, ...]:
    """The names of the passphrases that open the station; raises as `check_passphrase`."""
    return _opened(home, passphrase).names


def change_passphrase(home: Path, *, old: str, new: str, own_names: Iterable[str] = ()) -> str:
    """Wraps the store's key under another passphrase; the store itself stays as it is.

    The vault is replaced atomically: whenever the program is killed, one of the two opens it.
    Other passphrases of the vault stay as they are.

    Returns:
        The name of the passphrase that was changed.

    Raises:
        Refusal: station_missing, passphrase_wrong, vault_damaged; passphrase_weak,
            passphrase_twice: the new one.
        EnvironmentFault: home_not_readable, home_not_writable, disk_full.
    """

    def changed(opened: OpenVault) -> bytes:
        require_strong(new, "passphrase", own_names)
        return opened.with_changed_passphrase(new)

    return _rewrite(home, old, changed).opened_by


def add_passphrase(
    home: Path, *, passphrase: str, name: str, new: str, own_names: Iterable[str] = ()
) -> None:
    """Adds a passphrase that opens the station as well, such as the deputy's.

    Raises:
        Refusal: passphrase_weak, and those of `change_passphrase` and
            `OpenVault.with_passphrase`.
        EnvironmentFault: as `change_passphrase`.
    """

    def extended(opened: OpenVault) -> bytes:
        require_strong(new, "passphrase", (*own_names, name))
        return opened.with_passphrase(name, new)

    _rewrite(home, passphrase, extended)


def remove_passphrase(home: Path, *, passphrase: str, name: str) -> None:
    """Removes a passphrase; earlier copies of the vault still open with it.

    Raises:
        Refusal: those of `check_passphrase` and `OpenVault.without_passphrase`.
        EnvironmentFault: as `change_passphrase`.
    """
    _rewrite(home, passphrase, lambda opened: opened.without_passphrase(name))


def replace_vault(home: Path, store_key: bytes, passphrase: str) -> None:
    """Writes a new vault that only this passphrase opens.

    Raises:
        EnvironmentFault: home_not_writable, disk_full.
    """
    with raising_home_faults():
        write_atomically(home / VAULT, vault_slots.new_vault(store_key, passphrase))


def recovery_request(home: Path) -> tuple[RecoveryLabel, bytes]:
    """The recovery file of this home, which was written while the store was open.

    Raises:
        Refusal: recovery_missing: there is none, or it is damaged.
        EnvironmentFault: home_not_readable.
    """
    path = home / RECOVERY
    if not exists_in_home(path):
        raise Refusal("recovery_missing")
    data = read_home(path)
    try:
        return recovery.read_request(data), data
    except Refusal as refusal:
        raise Refusal("recovery_missing") from refusal


def answered_store_key(home: Path, answer: bytes, one_time_passphrase: str) -> tuple[bytes, str]:
    """The store's key out of headquarters' answer, and which request of ours it answers.

    Raises:
        Refusal: recovery_missing, and those of `require_testdesk_file` and
            `recovery.open_answer`.
        EnvironmentFault: home_not_readable.
    """
    label, _ = recovery_request(home)
    require_testdesk_file(answer)
    return recovery.open_answer(
        answer, request=label, passphrase=one_time_passphrase
    ), label.request


def keep_recovery_file(
    home: Path, identity: StationIdentity, store_key: bytes, clock: Clock
) -> None:
    """Writes the recovery file unless it is there, whole and this station's own.

    The station works without it, so a disk that refuses it is left to the next start. The file of
    another station is renamed: it may be the only key to a store that was moved aside.
    """
    with suppress(EnvironmentFault, Refusal):
        found = _signer_of_file(home)
        if found == keys.public_key(identity.signing_key):
            return
        with raising_home_faults():
            if found is not None:
                (home / RECOVERY).replace(home / f"{RECOVERY}.kept-{secrets.token_hex(4)}")
            write_atomically(home / RECOVERY, _new_request(identity, store_key, clock))


def _signer_of_file(home: Path) -> bytes | None:
    """The key that signed the home's recovery file; None if there is none, or it is damaged."""
    try:
        return recovery_request(home)[0].signer
    except Refusal:
        return None


def _new_request(identity: StationIdentity, store_key: bytes, clock: Clock) -> bytes:
    return recovery.write_request(
        store_key,
        city=identity.city,
        station=identity.station,
        kit=identity.kit,
        created=utc_text(clock.now()),
        signing_key=identity.signing_key,
        # The last recipient of a kit is headquarters' spare key (docs/formats/kit-v1.md).
        recipient=identity.recipients[-1],
    )


def _opened(home: Path, passphrase: str) -> OpenVault:
    return vault_slots.open_slots(read_home(home / VAULT), passphrase)


def _rewrite(home: Path, passphrase: str, change: Callable[[OpenVault], bytes]) -> OpenVault:
    """Replaces the vault's bytes atomically, after opening it; returns it as it was."""
    if not station_exists(home):
        raise Refusal("station_missing")
    opened = _opened(home, passphrase)
    changed = change(opened)
    with raising_home_faults():
        write_atomically(home / VAULT, changed)
    return opened
