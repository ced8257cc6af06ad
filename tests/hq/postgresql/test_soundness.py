"""`hq verify` on a server: everything folded again, and indexes where the server lets us."""

from testdesk.hq.home import checking
from testdesk.hq.store.postgresql.soundness import NO_AMCHECK, NO_CHECKSUMS


def test_what_the_server_does_not_check_is_reported(checked_headquarters, checked_server):
    server, has_checksums = checked_server
    report = checking.verify(checked_headquarters)
    assert (report.ok, report.events > 1) == (True, True)
    assert report.unchecked == ((NO_AMCHECK,) if has_checksums else (NO_CHECKSUMS, NO_AMCHECK))
    with server.connect() as connection:
        connection.execute("CREATE EXTENSION amcheck")
    assert checking.verify(checked_headquarters).unchecked == (
        () if has_checksums else (NO_CHECKSUMS,)
    )


def test_a_table_that_differs_and_an_index_that_lacks_a_row_are_named(
    checked_headquarters, checked_server
):
    server, _ = checked_server
    with checked_headquarters.write() as connection:
        connection.exec_driver_sql("UPDATE resident SET phone = 'x'")
    assert checking.verify(checked_headquarters).problems == ("table resident differs",)
    with server.connect() as connection:
        connection.execute("CREATE EXTENSION amcheck")
        # An index that took no notice of the rows that came while it was said to be unready.
        set_ready = "UPDATE pg_index SET indisready = %s WHERE indexrelid = 'round_pkey'::regclass"
        connection.execute(set_ready, [False])
        connection.execute("INSERT INTO round SELECT * FROM round")
        connection.execute(set_ready, [True])
    assert "index round_pkey: damaged" in checking.verify(checked_headquarters).problems
