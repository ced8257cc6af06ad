"""Sessions of logged-in operators, kept in the database so that several servers share them."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.refusals import LoginThrottled, Refusal
from testdesk.hq.accounts import operators
from testdesk.hq.accounts.operators import Role
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import LOGIN_FAILURE, OPERATOR, SESSION
from testdesk.hq.store.upserts import upsert
from testdesk.wall_clock import utc_text

LONGEST_IDLE = dt.timedelta(minutes=30)
LONGEST_SESSION = dt.timedelta(hours=12)
# `seen_at` is not written more often than this, so that a page with ten pictures costs one write.
_SEEN_AT_INTERVAL = dt.timedelta(minutes=1)
# Failed logins in a row under one name after which further attempts have to wait; see `log_in`.
_FREE_ATTEMPTS = 5
_WAITS = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 15))
_FAILURES_KEPT_FOR = dt.timedelta(days=1)


class Session(msgspec.Struct, frozen=True):
    """The session of an operator who is logged in.

    Attributes:
        name: the operator's name.
        role: what the operator may do.
        csrf: a token that must be sent with every form.
    """

    name: str
    role: Role
    csrf: str


def log_in(hq: Headquarters, *, name: str, password: str) -> str:
    """Begins a session, and returns its token for the cookie; the database stores only its hash.

    After five failures in a row under one name, each further attempt has to wait 1, 2, 4, 8,
    then 15 minutes. Until then no password is checked, not even the correct one.

    Raises:
        Refusal: login_failed; login_waits.
    """
    name_hash = _check_password(hq, name, password)
    token, now = secrets.token_urlsafe(32), hq.clock.now()
    row = {
        "token_sha256": _token_hash(token),
        "operator": name,
        "csrf": secrets.token_urlsafe(32),
        "began_at": utc_text(now),
        "seen_at": utc_text(now),
    }
    with hq.write() as connection:
        # This login must not clear the failures of attempts that ran at the same time.
        _check_throttled(hq, connection, name_hash)
        connection.execute(LOGIN_FAILURE.delete().where(LOGIN_FAILURE.c.who == name_hash))
        _delete_expired(hq, connection)
        connection.execute(SESSION.insert(), row)
    return token


def check_supervisor(hq: Headquarters, *, name: str, password: str) -> None:
    """Checks that this is a supervisor, by the password; wrong ones count as failed logins.

    Raises:
        Refusal: login_failed; login_waits; not_permitted: the operator is not a supervisor.
    """
    _check_password(hq, name, password)
    with hq.read() as connection:
        if operators.role_of(connection, name) != "supervisor":
            raise Refusal("not_permitted")


def _check_password(hq: Headquarters, name: str, password: str) -> str:
    """Returns the name's hash if it is the right password; otherwise see `log_in`."""
    name_hash = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
    with hq.read() as connection:
        _check_throttled(hq, connection, name_hash)
    if not operators.password_matches(hq, name=name, password=password):
        with hq.write() as connection:
            _record_failure(hq, connection, name_hash)
        raise Refusal("login_failed")
    return name_hash


def session_of_token(hq: Headquarters, token: str) -> Session | None:
    """The session for a token; None if unknown or expired, or if the operator was removed."""
    now = hq.clock.now()
    query = (
        select(SESSION, OPERATOR.c.role)
        .join(OPERATOR, OPERATOR.c.name == SESSION.c.operator)
        .where(
            SESSION.c.token_sha256 == _token_hash(token),
            SESSION.c.began_at > utc_text(now - LONGEST_SESSION),
            SESSION.c.seen_at > utc_text(now - LONGEST_IDLE),
        )
    )
    with hq.read() as connection:
        row = connection.execute(query).first()
    if row is None:
        return None
    if row.seen_at <= utc_text(now - _SEEN_AT_INTERVAL):
        seen = SESSION.update().where(SESSION.c.token_sha256 == row.token_sha256)
        with hq.write() as connection:
            connection.execute(seen, {"seen_at": utc_text(now)})
    return Session(row.operator, row.role, row.csrf)


def log_out(hq: Headquarters, token: str) -> None:
    """Ends the session of this token, if there is one."""
    with hq.write() as connection:
        connection.execute(SESSION.delete().where(SESSION.c.token_sha256 == _token_hash(token)))


def check_form(session: Session, csrf: str) -> None:
    """Checks that a form came from a page of this session.

    Raises:
        Refusal: form_expired.
    """
    if not hmac.compare_digest(session.csrf.encode(), csrf.encode("utf-8", "replace")):
        raise Refusal("form_expired")


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _check_throttled(hq: Headquarters, connection: Connection, name_hash: str) -> None:
    found = connection.execute(
        select(LOGIN_FAILURE).where(LOGIN_FAILURE.c.who == name_hash)
    ).first()
    if found is None or found.failures < _FREE_ATTEMPTS:
        return
    wait = _WAITS[min(found.failures - _FREE_ATTEMPTS, len(_WAITS) - 1)]
    remaining = dt.datetime.fromisoformat(found.last_at) + wait - hq.clock.now()
    if remaining > dt.timedelta():
        raise LoginThrottled(minutes=-(-int(remaining.total_seconds()) // 60) or 1)


def _record_failure(hq: Headquarters, connection: Connection, name_hash: str) -> None:
    known = select(LOGIN_FAILURE.c.failures).where(LOGIN_FAILURE.c.who == name_hash)
    failures = (connection.execute(known).scalar() or 0) + 1
    row = {"who": name_hash, "failures": failures, "last_at": utc_text(hq.clock.now())}
    upsert(connection, LOGIN_FAILURE, [row])


def _delete_expired(hq: Headquarters, connection: Connection) -> None:
    now = hq.clock.now()
    connection.execute(
        SESSION.delete().where(SESSION.c.began_at <= utc_text(now - LONGEST_SESSION))
    )
    old = LOGIN_FAILURE.c.last_at <= utc_text(now - _FAILURES_KEPT_FOR)
    connection.execute(LOGIN_FAILURE.delete().where(old))
