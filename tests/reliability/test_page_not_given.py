"""A page that SQLCipher cannot open: what is reported, and what continues afterwards."""

from contextlib import closing
from functools import partial

import pytest
from sqlalchemy import event, text
from sqlcipher3 import dbapi2
from tests.reliability.page_file import KEY

from testdesk.database_file.pages import is_complete_file
from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.store import database
from testdesk.store.connection import open_file, raising_store_faults

MIDDLE = 100 * 4096 + 100
READ, WRITE = "SELECT count(a) FROM t", "INSERT INTO u VALUES (2)"


def flip(file):
    content = bytearray(file.read_bytes())
    content[MIDDLE] ^= 1
    file.write_bytes(content)


def code_of(does):
    with pytest.raises(EnvironmentFault) as caught:
        does()
    return caught.value.code


def test_a_station_calls_its_damaged_file_damaged_however_often_it_is_asked(plain_file):
    flip(plain_file)
    with closing(open_file(plain_file, KEY)) as db:

        def ask(statement):
            with raising_store_faults(partial(is_complete_file, plain_file, KEY)):
                db.execute(statement).fetchall()

        asked = [code_of(partial(ask, statement)) for statement in (READ, WRITE, READ, WRITE)]
    assert asked == ["store_damaged"] * 4


@pytest.mark.parametrize("error", [MemoryError(), dbapi2.OperationalError("disk I/O error")])
def test_a_page_that_is_not_given_is_no_traceback(plain_file, error):
    def ask():
        with raising_store_faults(partial(is_complete_file, plain_file, KEY)):
            raise error

    assert code_of(ask) == "store_unreachable"


def ask(engine, statement):
    with database.write_transaction(engine) as connection:
        return connection.execute(text(statement))


def test_headquarters_goes_on_once_the_disk_gives_the_page_again(plain_file, engine):
    """Its pool would hand out the broken connection for as long as the server runs."""
    flip(plain_file)
    assert code_of(lambda: ask(engine, READ)) == "database_damaged"
    assert code_of(lambda: ask(engine, READ)) == "database_damaged"
    flip(plain_file)
    ask(engine, WRITE)


def test_headquarters_that_is_given_no_page_reports_it(engine):
    def unreadable(*_):
        raise MemoryError

    ask(engine, READ)
    event.listen(engine, "do_execute", unreadable)
    event.listen(engine, "do_execute_no_params", unreadable)
    assert code_of(lambda: ask(engine, READ)) == "database_unreachable"
