"""`hq verify` on a server: everything folded again, and indexes where the server lets us."""

from contextlib import closing

import pytest
from tests.hq.city.test_rosters import KIM, LI, take
from tests.hq.laptops import derive_now

from testdesk.hq.city.rounds import open_round
from testdesk.hq.home import checking
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import database
from testdesk.hq.store.postgresql.soundness import NO_AMCHECK, NO_CHECKSUMS
from testdesk.wall_clock import WallClock


@pytest.fixture(params=[[], ["--data-checksums"]], ids=["plain", "checksums"])
def own(servers, request):
    made = servers()
    made.make(*request.param)
    made.start()
    return made, bool(request.param)


@pytest.fixture
def hq(own, made_secrets):
    engine = database.open_engine(own[0].folder / "none", key=bytes(32), url=own[0].url())
    made = Headquarters(made_secrets, engine, WallClock())
    with closing(made):
        database.prepare(engine, made.city, derive=derive_now)
        take(made, LI, KIM)
        open_round(made, name="R7")
        yield made


def test_what_the_server_does_not_check_is_said(hq, own):
    server, has_checksums = own
    report = checking.verify(hq)
    assert (report.ok, report.events > 1) == (True, True)
    assert report.unchecked == ((NO_AMCHECK,) if has_checksums else (NO_CHECKSUMS, NO_AMCHECK))
    with server.connect() as connection:
        connection.execute("CREATE EXTENSION amcheck")
    assert checking.verify(hq).unchecked == (() if has_checksums else (NO_CHECKSUMS,))


def test_a_table_that_differs_and_an_index_that_lacks_a_row_are_named(hq, own):
    server, _ = own
    with hq.writing() as connection:
        connection.exec_driver_sql("UPDATE resident SET phone = 'x'")
    assert checking.verify(hq).problems == ("table resident differs",)
    with server.connect() as connection:
        connection.execute("CREATE EXTENSION amcheck")
        # An index that took no notice of the rows that came while it was said to be unready.
        set_ready = "UPDATE pg_index SET indisready = %s WHERE indexrelid = 'round_pkey'::regclass"
        connection.execute(set_ready, [False])
        connection.execute("INSERT INTO round SELECT * FROM round")
        connection.execute(set_ready, [True])
    assert "index round_pkey: damaged" in checking.verify(hq).problems
