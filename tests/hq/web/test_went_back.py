"""A database that is older than its stations says so on the pages that a supervisor opens first."""

import pytest
from tests.hq.laptops import resident

from testdesk.hq.city import endings
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.home import epochs
from testdesk.hq.web.messages import LANGUAGES, text

pytestmark = pytest.mark.usefixtures("quick_vaults")


WENT_BACK = "This database is older than its stations"
HINT = (
    "Station {stations}: its batches name updates that this database never wrote, so the database "
    "is a copy of an earlier day. If headquarters was restored from a copy, stop the server, run "
    "testdesk hq restored and start it again. The stations will then send by themselves what is "
    "missing here. If nobody restored it, check the laptops of these stations."
)
KNOWS_MORE = "Has later updates"
ENDED = "Ended"
LOST = "Lost: {numbers}"


def shown(browser, path, language):
    return browser.get(path, headers={"accept-language": language}).text


@pytest.mark.usefixtures("unknown_update_named")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/", "/stations"])
def test_it_is_shown_with_what_to_do_until_somebody_does_it(hq, plain_browser, path, language):
    page = shown(plain_browser, path, language)
    assert text(WENT_BACK, language) in page
    assert text(HINT, language, stations="2") in page
    assert "testdesk hq restored" in page
    if path == "/stations":
        assert page.count(text(KNOWS_MORE, language)) == 1
    with hq.write() as connection:
        epochs.begin(connection, after=0, reason="restored", clock=hq.clock)
    assert text(WENT_BACK, language) not in shown(plain_browser, path, language)


@pytest.mark.parametrize("path", ["/", "/stations"])
def test_a_complete_database_shows_no_warning(hq, plain_browser, laptop, path):
    station = laptop(2)
    station.sample(resident(1), tube="YJ00000001", position=1)
    import_batch(hq, station.batch(), file="b.tdb")
    assert text(WENT_BACK, "en") not in shown(plain_browser, path, "en")


def test_a_station_that_ended_is_marked_with_what_it_lost(hq, plain_browser, laptop):
    station = laptop(2)
    for position in range(1, 7):
        station.sample(resident(position), tube="YJ00000002", position=position)
    import_batch(hq, station.batch(1, 2), file="b.tdb")
    import_batch(hq, station.batch(5, 6), file="b.tdb")
    endings.end(hq, 2, last=9, note="", operator="赵刚")
    page = shown(plain_browser, "/stations", "en")
    assert text(ENDED, "en") in page
    assert text(LOST, "en", numbers="3–4") in page
    assert text(LOST, "en", numbers="7–9") in page
