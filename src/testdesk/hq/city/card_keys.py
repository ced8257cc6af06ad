"""The city's card keys: a new one is made, old ones get an end, cards a validity."""

from __future__ import annotations

import datetime as dt
import secrets
from pathlib import Path

import msgspec

from testdesk.domain.cards import check_valid_days
from testdesk.domain.refusals import Refusal
from testdesk.hq.home.vault import Secrets, change_secrets

_KEY_IDS = 32  # five bits of the printed form


def new_card_key(home: Path, passphrase: str, *, old_until: dt.date | None = None) -> Secrets:
    """Makes the key that new cards use from the next kits on; the ones before stay readable.

    A key id is never used a second time: a card of the first key would then be called forged.

    Args:
        home: of the headquarters.
        passphrase: opens its vault.
        old_until: last local day on which cards of the keys before are read. A key that has an
            earlier end keeps it. None leaves them without an end.

    Raises:
        Refusal: card_keys_full, and what opening the vault refuses.
    """

    def change(held: Secrets) -> Secrets:
        number = max(map(int, held.card_keys)) + 1
        if number >= _KEY_IDS:
            raise Refusal("card_keys_full")
        ends = dict(held.card_key_ends)
        if old_until is not None:
            day = old_until.isoformat()
            ends |= {old: min(day, ends.get(old, day)) for old in held.card_keys}
        return msgspec.structs.replace(
            held,
            card_keys={**held.card_keys, str(number): secrets.token_hex(32)},
            card_key_id=number,
            card_key_ends=ends,
        )

    return change_secrets(home, passphrase, change)


def set_card_validity(home: Path, passphrase: str, days: int) -> Secrets:
    """For how long cards hold that are issued with the next kits.

    Raises:
        Refusal: valid_days_out_of_range, and what opening the vault refuses.
    """
    check_valid_days(days)
    return change_secrets(
        home, passphrase, lambda held: msgspec.structs.replace(held, card_valid_days=days)
    )
