"""Operators: who may open headquarters' pages, and their passwords."""

from __future__ import annotations

import re
import secrets
from typing import Literal, get_args

import msgspec
from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlalchemy import Connection, select

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import vault
from testdesk.formats.crypto.keys import normalised_passphrase
from testdesk.formats.crypto.strength import require_strong
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import OPERATOR, SESSION
from testdesk.wall_clock import utc_text

Role = Literal["viewer", "supervisor"]
_NAME = re.compile(r"[\w.-]{1,64}")
_LONGEST_PASSWORD = 1024
_SALT_SIZE, _HASH_SIZE = 16, 32


class Operator(msgspec.Struct, frozen=True):
    """A person who may log in at headquarters.

    Attributes:
        name: the name typed at login and recorded in the access log.
        role: a viewer only reads; a supervisor also decides conflicts, admits refused batches,
            removes people from the roster and restores them, decides with another one that a round
            is erased, and reads the access log.
        added_at: UTC ISO time.
    """

    name: str
    role: Role
    added_at: str


def add(hq: Headquarters, *, name: str, role: Role, password: str) -> Operator:
    """Adds an operator, who may then log in.

    Raises:
        Refusal: operator_name_invalid, password_long, password_weak, operator_exists.
    """
    if not _NAME.fullmatch(name) or role not in get_args(Role):
        raise Refusal("operator_name_invalid")
    if len(password) > _LONGEST_PASSWORD:
        raise Refusal("password_long")
    require_strong(password, "password", (name, hq.secrets.name))
    operator = Operator(name, role, utc_text(hq.clock.now()))
    row = {**msgspec.structs.asdict(operator), "password": hash_password(password)}
    with hq.write() as connection:
        found = select(OPERATOR.c.name).where(OPERATOR.c.name == name)
        if connection.execute(found).first() is not None:
            raise Refusal("operator_exists")
        connection.execute(OPERATOR.insert(), row)
    return operator


def all_operators(hq: Headquarters) -> list[Operator]:
    """All operators, by name."""
    columns = OPERATOR.c
    query = select(columns.name, columns.role, columns.added_at).order_by(columns.name)
    with hq.read() as connection:
        return [Operator(row.name, row.role, row.added_at) for row in connection.execute(query)]


def remove(hq: Headquarters, *, name: str) -> None:
    """Removes an operator; sessions open in a browser end at the next request.

    Raises:
        Refusal: operator_unknown.
    """
    with hq.write() as connection:
        deleted = connection.execute(OPERATOR.delete().where(OPERATOR.c.name == name))
        if deleted.rowcount == 0:
            raise Refusal("operator_unknown")
        connection.execute(SESSION.delete().where(SESSION.c.operator == name))


def role_of(connection: Connection, name: str) -> str:
    """The operator's role; empty if there is no such operator."""
    found = select(OPERATOR.c.role).where(OPERATOR.c.name == name)
    return str(connection.execute(found).scalar() or "")


def password_matches(hq: Headquarters, *, name: str, password: str) -> bool:
    """Whether this is the operator's password. An unknown name takes the same time to check."""
    if len(password) > _LONGEST_PASSWORD:
        return False
    stored_hash = None
    if _NAME.fullmatch(name):
        query = select(OPERATOR.c.password).where(OPERATOR.c.name == name)
        with hq.read() as connection:
            stored_hash = connection.execute(query).scalar()
    if stored_hash is None:
        hash_password(password)
        return False
    try:
        Argon2id.verify_phc_encoded(_bytes(password), str(stored_hash))
    except InvalidKey:
        return False
    return True


def hash_password(password: str) -> str:
    """Hashes a password with Argon2id at the vault's cost.

    Returns:
        A PHC string, `$argon2id$…`, which contains the parameters, the salt and the hash.
    """
    return Argon2id(
        salt=secrets.token_bytes(_SALT_SIZE),
        length=_HASH_SIZE,
        iterations=vault.PASSES,
        lanes=vault.LANES,  # Argon2's degree of parallelism
        memory_cost=vault.MEMORY_KIB,
    ).derive_phc_encoded(_bytes(password))


def _bytes(password: str) -> bytes:
    return normalised_passphrase(password).encode("utf-8", "replace")
