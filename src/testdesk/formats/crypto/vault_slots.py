"""A vault that several passphrases open, each in a slot of its own (docs/formats/vault-v2.md).

A vault with one passphrase stays at version 1, until a second one is added to it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import vault
from testdesk.formats.crypto.vault import NONCE_SIZE, SALT_SIZE, SealedBox

VERSION = 2
# Every wrong passphrase is tried on all slots, at a few tenths of a second each.
MOST_SLOTS = 8
# The name of the passphrase with which the vault was made.
FIRST = "station"
LONGEST_NAME = 64  # characters
_LABEL_PURPOSE = b"testdesk-vault-label-v2"


class _Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One passphrase's box, and its name, encrypted under the secret; all in hex."""

    box: SealedBox
    label_nonce: str
    label: str


class OpenVault(msgspec.Struct, frozen=True):
    """A vault that was opened by one of its passphrases.

    Attributes:
        secret: the bytes that it keeps.
        names: the names of its passphrases, in the order in which they were added.
        opened_by: the name of the passphrase that opened it.
    """

    secret: bytes
    names: tuple[str, ...]
    opened_by: str
    slots: tuple[SealedBox, ...]

    def __repr__(self) -> str:
        return "OpenVault(...)"  # crash pages show reprs

    def with_passphrase(self, name: str, passphrase: str) -> bytes:
        """The vault's bytes with one passphrase more.

        Raises:
            Refusal: name_invalid, passphrase_name_exists, passphrases_full; passphrase_twice: it
                opens the vault already.
        """
        name = name.strip()
        if not name or not name.isprintable() or len(name) > LONGEST_NAME:
            raise Refusal("name_invalid")
        if name in self.names:
            raise Refusal("passphrase_name_exists")
        if len(self.slots) >= MOST_SLOTS:
            raise Refusal("passphrases_full", most=MOST_SLOTS)
        self._require_new(passphrase, self.slots)
        return self._packed((*self.names, name), (*self.slots, _seal(self.secret, passphrase)))

    def without_passphrase(self, name: str) -> bytes:
        """The vault's bytes without one of its passphrases.

        Raises:
            Refusal: passphrase_name_unknown, passphrase_last.
        """
        if name not in self.names:
            raise Refusal("passphrase_name_unknown")
        if len(self.slots) == 1:
            raise Refusal("passphrase_last")
        kept = [index for index, other in enumerate(self.names) if other != name]
        return self._packed([self.names[i] for i in kept], [self.slots[i] for i in kept])

    def with_changed_passphrase(self, passphrase: str) -> bytes:
        """The vault's bytes with a new passphrase in the place of the one that opened it.

        Raises:
            Refusal: passphrase_twice: it is the passphrase of another slot.
        """
        place = self.names.index(self.opened_by)
        others = (*self.slots[:place], *self.slots[place + 1 :])
        self._require_new(passphrase, others)
        slots = [*self.slots]
        slots[place] = _seal(self.secret, passphrase)
        return self._packed(self.names, slots)

    def _require_new(self, passphrase: str, slots: Sequence[SealedBox]) -> None:
        if _first_opened(slots, passphrase)[1] is not None:
            raise Refusal("passphrase_twice")

    def _packed(self, names: Sequence[str], slots: Sequence[SealedBox]) -> bytes:
        if tuple(names) == (FIRST,):
            return vault.pack_box(slots[0])
        packed = [_labelled(self.secret, name, box) for name, box in zip(names, slots, strict=True)]
        return vault.with_checksum(
            {
                "format": vault.FORMAT,
                "version": VERSION,
                "slots": [msgspec.to_builtins(slot) for slot in packed],
            }
        )


def open_slots(data: bytes, passphrase: str) -> OpenVault:
    """Opens a vault of version 1 or 2 with one of its passphrases.

    Raises:
        Refusal: "vault_damaged", "version_unknown", "passphrase_wrong"; see `vault.open_vault`.
    """
    body = vault.checked_body(data)
    if body.get("version") != VERSION:
        box = vault.read_vault_box(data)
        return OpenVault(vault.open_box(box, passphrase), (FIRST,), FIRST, (box,))
    slots = _read_slots(body.get("slots"), len(body))
    place, secret = _first_opened([slot.box for slot in slots], passphrase)
    if secret is None:
        raise Refusal("passphrase_wrong")
    names = tuple(_name(secret, slot) for slot in slots)
    if len(set(names)) != len(names):
        raise Refusal("vault_damaged")
    return OpenVault(secret, names, names[place], tuple(slot.box for slot in slots))


def open_any(data: bytes, passphrase: str) -> bytes:
    """The secret of a vault of version 1 or 2; refuses as `open_slots`."""
    return open_slots(data, passphrase).secret


def new_vault(secret: bytes, passphrase: str) -> bytes:
    """A vault of version 1 with fresh random bytes."""
    return vault.pack_box(_seal(secret, passphrase))


def _read_slots(value: object, members: int) -> tuple[_Slot, ...]:
    try:
        slots = msgspec.convert(value, tuple[_Slot, ...])
    except msgspec.ValidationError as error:
        raise Refusal("vault_damaged") from error
    if members != len(("format", "version", "slots")) or not 1 <= len(slots) <= MOST_SLOTS:
        raise Refusal("vault_damaged")
    for slot in slots:
        vault.require_box_form(slot.box)
        if len(slot.label_nonce) != 2 * NONCE_SIZE:
            raise Refusal("vault_damaged")
        if not (vault.is_hex(slot.label_nonce) and vault.is_hex(slot.label)):
            raise Refusal("vault_damaged")
    return slots


def _seal(secret: bytes, passphrase: str) -> SealedBox:
    salt, nonce = os.urandom(SALT_SIZE), os.urandom(NONCE_SIZE)
    return vault.seal_box(secret, passphrase, salt=salt, nonce=nonce)


def _first_opened(boxes: Sequence[SealedBox], passphrase: str) -> tuple[int, bytes | None]:
    """The place of the box that the passphrase opens, and its secret; None if it opens none."""
    for place, box in enumerate(boxes):
        with suppress(Refusal):
            return place, vault.open_box(box, passphrase)
    return -1, None


def _labelled(secret: bytes, name: str, box: SealedBox) -> _Slot:
    nonce = os.urandom(NONCE_SIZE)
    label = _label_cipher(secret).encrypt(nonce, name.encode(), bytes.fromhex(box.nonce))
    return _Slot(box, nonce.hex(), label.hex())


def _name(secret: bytes, slot: _Slot) -> str:
    nonce, label = bytes.fromhex(slot.label_nonce), bytes.fromhex(slot.label)
    try:
        return _label_cipher(secret).decrypt(nonce, label, bytes.fromhex(slot.box.nonce)).decode()
    except (InvalidTag, UnicodeDecodeError) as error:
        raise Refusal("vault_damaged") from error


def _label_cipher(secret: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(SHA256(), 32, None, _LABEL_PURPOSE).derive(secret))
