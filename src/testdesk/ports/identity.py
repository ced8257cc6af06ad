"""The station's identity: keys, settings, neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec

from testdesk.domain.cards import DEFAULT_VALID_DAYS
from testdesk.domain.station.retention import DEFAULT_DAYS
from testdesk.formats.exchange.neighbours import Neighbour


class StationIdentity(msgspec.Struct, frozen=True):
    """The identity that makes this laptop this station; stored in its encrypted file.

    Attributes:
        city: hex identity of the headquarters (hash of its public key).
        station: number, 1 to 1023.
        point: name of the testing point.
        kit: hex identity of the kit with which the station was set up.
        signing_key: Ed25519 seed, made on this laptop.
        age_identity: secret key of age (the file encryption), made on this laptop.
        endorsement: the enrolment key's signature over our two public keys.
        city_key: Ed25519 public key of headquarters.
        recipients: the public age keys to which batches are sealed: headquarters' key and its spare
            key.
        card_keys: the city's card keys by key id.
        card_key_id: the id of the key for new cards.
        person_key: the key from which pseudonyms of residents are made.
        tube_form: regular expression of tube barcodes.
        pool_size: people per pooled tube at the start of a day.
        card_key_ends: last local day on which cards of an old key are accepted, by key id.
        card_valid_days: how long new cards are valid.
        renewed: the creation time (UTC, ISO format) of the renewed kit or update whose settings
            were applied last; empty if there was none.
        updates: SHA-256 of the manifests of applied updates, by the update's number. An update
            builds on an earlier one; those before the one on which the newest builds are dropped.
        neighbours: the other stations of the point whose laptops headquarters has enrolled, as
            listed in the newest kit or update; a station added later proves itself by its own first
            event.
        place: the number of this station at its point, from 1.
        point_keys: age secret keys of the point by generation; batches are sealed to the newest.
        revoked_kits: kits of the point whose laptops are not trusted.
        enrolment_key: hex, the public half of the key with which the kit endorsed this laptop.
        voucher: headquarters' signature over that key, by which neighbours recognise this station.
        epoch_number: the newest known epoch of headquarters; 0 for none.
        retention_days: for how many days after its receipt personal data is kept.

    Later fields have defaults, so that an identity stored by an older program can still be read.
    """

    city: str
    station: int
    point: str
    kit: str
    signing_key: bytes
    age_identity: str
    endorsement: bytes
    city_key: bytes
    recipients: tuple[str, ...]
    card_keys: Mapping[int, bytes]
    card_key_id: int
    person_key: bytes
    tube_form: str
    pool_size: int = 10
    card_key_ends: Mapping[int, str] = {}
    card_valid_days: int = DEFAULT_VALID_DAYS
    renewed: str = ""
    updates: Mapping[int, str] = {}
    neighbours: tuple[Neighbour, ...] = ()
    epoch_number: int = 0
    place: int = 1
    point_keys: Mapping[int, str] = {}
    revoked_kits: tuple[str, ...] = ()
    enrolment_key: str = ""
    voucher: str = ""
    retention_days: int = DEFAULT_DAYS


class IdentityReader(Protocol):
    """The station's identity, in a transaction."""

    def current(self) -> StationIdentity:
        """The identity in the file, which another program may have changed since it was opened.

        Raises:
            EnvironmentFault: store_damaged.
        """


class Identity(IdentityReader, Protocol):
    """The station's identity, in a writing transaction."""

    def keep(self, identity: StationIdentity) -> None:
        """Replaces the identity; after the commit, `Station.identity` is the new one."""
