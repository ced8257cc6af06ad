"""An erasure that the database ends at any statement is not begun, or is completed later."""

from contextlib import suppress

import psycopg
import pytest
from sqlalchemy import event
from tests.hq.erasure.two_rounds import PASSWORD, sound
from tests.hq.tables import count
from tests.profiles import TORTURE

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.hq.erasure.deciding import confirm, finish, propose, record_of, withdraw
from testdesk.hq.store.erased import forget_rewrites, rewrites_due
from testdesk.hq.store.schema.tables import ERASED_BODY, REWRITE_DUE

WHY = {"note": "十四天已过", "by": "李敏", "password": PASSWORD}
BY = {"by": "赵刚", "password": PASSWORD}


# Of the hundred statements of a confirmation.
EVERY = 1 if TORTURE else 6


class EndedError(Exception):
    """The program does not get any further."""


class Cut:
    """Ends the program's work at its n-th statement; on PostgreSQL the server ends the connection.

    Attributes:
        seen: how many statements there were.
    """

    def __init__(self, hq, at=0):
        self._engine, self._at, self.seen = hq.engine, at, 0

    def __enter__(self):
        event.listen(self._engine, "before_cursor_execute", self._before)
        return self

    def __exit__(self, *_):
        event.remove(self._engine, "before_cursor_execute", self._before)

    def _before(self, _connection, cursor, *_):
        self.seen += 1
        if self.seen != self._at:
            return
        if self._engine.dialect.name == "sqlite":
            raise EndedError
        info = cursor.connection.info
        with psycopg.connect(info.dsn, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 10000)", [info.backend_pid])


def record_code(hq):
    with hq.read() as connection:
        try:
            return len(record_of(connection, "R7"))
        except Refusal as refusal:
            return refusal.code


def test_a_confirmation_that_is_cut_at_any_statement_has_not_begun(hq, two_rounds, caplog):
    propose(hq, "R7", **WHY)
    at = 1
    while True:
        with Cut(hq, at) as cut, suppress(EndedError, EnvironmentFault):
            confirm(hq, "R7", **BY)
        if cut.seen < at:
            break
        assert two_rounds.without_body() == set()
        assert count(hq, ERASED_BODY) == count(hq, REWRITE_DUE) == 0
        assert record_code(hq) == "round_not_erased"
        at += EVERY
    assert at > 40
    assert {one.name for one in caplog.records} <= {"psycopg"}  # it reports the ended connections
    caplog.clear()
    assert two_rounds.without_body() == two_rounds.of_round
    sound(hq)


def test_what_was_erased_and_not_rewritten_is_completed_by_the_same_command(hq, two_rounds):
    done = two_rounds.erase()
    assert record_code(hq) == "rewrite_due"
    assert confirm(hq, "R7", **BY) == done
    with Cut(hq, 2), suppress(EndedError, EnvironmentFault):
        finish(hq)
    assert record_code(hq) == "rewrite_due"
    assert confirm(hq, "R7", **BY) == done
    assert finish(hq)
    assert record_code(hq) == 1
    with pytest.raises(Refusal, match="round_erased"):
        confirm(hq, "R7", **BY)
    with pytest.raises(Refusal, match="round_erased"):
        withdraw(hq, "R7", **BY)
    assert len(sound(hq).erased) == 1


def test_a_rewrite_does_not_answer_for_an_erasure_that_came_meanwhile(hq, two_rounds):
    two_rounds.erase()
    later = "2022-05-01T00:00:00.000Z"

    with hq.read() as connection:
        due = rewrites_due(connection)
    with hq.write() as connection:
        connection.execute(REWRITE_DUE.insert(), {"since": later})
        forget_rewrites(connection, due)
        assert rewrites_due(connection) == [later]
    assert record_code(hq) == "rewrite_due"
