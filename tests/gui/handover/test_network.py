"""The network in the window: a background job that reports what is true, and hurries nobody."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from tests.gui.station_on_disk import PEOPLE
from tests.gui.window_hands import PERSON_GAP, press, type_slowly
from tests.net.proxy import LOGIN_PAGE, Manners, http

from testdesk.bridge.network import NetworkJob, NetworkStatus
from testdesk.gui.handover.network_texts import network_symbol, network_text
from testdesk.settings import NetworkSettings, load_network, save_network

NOW = dt.datetime(2022, 3, 26, 0, 41, tzinfo=dt.UTC)


def begin(row, home, url):
    save_network(home, NetworkSettings(url))
    row.start(home)


def states(page):
    return [line.steps for line in page.batches.rows()]


def test_without_an_address_nothing_is_tried(row, home):
    row.start(home)
    assert row.label.text() == "No address of headquarters is set. Files go by stick."
    assert not row.try_now_button.isVisible()
    assert not row.job._timer.isActive()


def test_what_was_confirmed_is_reported_and_the_batch_is_accepted(row, home, network, hands, qtbot):
    with qtbot.waitSignal(row.job.ended):
        begin(row, home, network.url)
    hands.settle()
    assert row.label.text().startswith("Everything delivered and confirmed at ")
    page = hands.window.handover
    assert states(page) == [4]
    assert [line.text for line in page.batches.rows()] == ["headquarters accepted it"]


def test_a_200_without_a_receipt_is_sent_and_no_more(
    row, home, network, headquarters, hands, qtbot
):
    headquarters.gives_receipts = False
    with qtbot.waitSignal(row.job.ended):
        begin(row, home, network.url)
    hands.settle()
    assert row.label.text().endswith("waiting for the receipt.")
    lines = hands.window.handover.batches.rows()
    assert [(line.steps, line.text) for line in lines] == [
        (0, "not exported yet"),
        (1, "packed for the network, no receipt yet"),
    ]
    headquarters.gives_receipts = True
    with qtbot.waitSignal(row.job.ended):
        qtbot.mouseClick(row.try_now_button, Qt.MouseButton.LeftButton)
    hands.settle()
    assert row.label.text().startswith("Everything delivered and confirmed at ")
    assert len(headquarters.batches) == 1


def test_a_login_page_is_reported_with_the_next_try(row, home, network, hands, qtbot):
    network.manners = Manners(answer=http("200 OK", LOGIN_PAGE))
    with qtbot.waitSignal(row.job.ended):
        begin(row, home, network.url)
    message = row.label.text()
    assert message.startswith("A log-in page of the network answered instead of headquarters.")
    assert message.endswith("Next try in less than a minute.")
    assert states(hands.window.handover) == [0]
    # The network is mended: it is found by itself.
    network.manners = Manners()
    qtbot.waitUntil(lambda: row.job.status.confirmed_at != "")
    hands.settle()
    assert states(hands.window.handover) == [4]


def test_the_station_keeps_working_while_the_network_is_silent(row, home, network, hands, qtbot):
    network.manners = Manners(silent=True)
    begin(row, home, network.url)
    qtbot.waitUntil(lambda: network.connections == 1)
    assert row.label.text() == "Contacting headquarters."
    hands.window.show_page(0)
    answer = hands.scan(PEOPLE[1].document_number)
    assert answer.reason == "sampled"
    assert row.job.status.trying


def test_a_window_that_closes_does_not_wait_for_the_network(row, home, network, qtbot):
    network.manners = Manners(silent=True)
    begin(row, home, network.url)
    qtbot.waitUntil(lambda: network.connections == 1)
    task = row.job._task
    row.close_connection()
    task.wait(30)
    assert not task._thread.is_alive()


def test_a_sealed_tube_goes_out_at_once(row, home, network, headquarters, hands, qtbot):
    with qtbot.waitSignal(row.job.ended):
        begin(row, home, network.url)
    hands.settle()
    count = len(headquarters.batches)
    hands.window.show_page(0)
    hands.scan(PEOPLE[1].document_number)
    hands.settle()
    assert len(headquarters.batches) == count, "an open tube waits"
    with qtbot.waitSignal(row.job.ended):
        hands.scan("!seal end_of_queue")
    assert len(headquarters.batches) == count + 1


def test_an_address_is_judged_as_it_is_typed_and_kept(row, home, network, qtbot):
    row.start(home)
    row.ask_address()
    dialog = row.dialog
    field = dialog.address.field
    field.setFocus()
    qtbot.keyClicks(field, "http://hq.example")
    assert dialog.address.problem.text().startswith("This address is not encrypted.")
    dialog.plain_http.setChecked(True)
    assert dialog.address.problem.text() == ""
    qtbot.keyClicks(field, "/x y")
    assert dialog.address.problem.text().startswith("This is not an address of headquarters.")
    field.clear()
    dialog.plain_http.setChecked(False)
    type_slowly(network.url)
    with qtbot.waitSignal(row.job.ended):
        press("\r", PERSON_GAP)
    assert row.dialog is None
    assert load_network(home) == NetworkSettings(network.url)
    row.job.use("")
    assert load_network(home) == NetworkSettings()
    assert row.label.text().startswith("No address of headquarters is set.")


def test_a_clock_that_is_off_is_reported(row, home, network, headquarters, qtbot):
    headquarters.clock_is_at = NOW + dt.timedelta(hours=1)
    with qtbot.waitSignal(row.job.ended):
        begin(row, home, network.url)
    assert "clock is " in row.label.text()
    assert "min behind headquarters'." in row.label.text()


def test_an_address_that_changes_ends_what_is_under_way(row, home, network, headquarters, qtbot):
    network.manners = Manners(silent=True)
    begin(row, home, network.url)
    qtbot.waitUntil(lambda: network.connections == 1)
    with qtbot.waitSignal(row.job.ended):
        row.job.use(headquarters.url)
    assert row.job.status.confirmed_at
    assert row.job.status.url == headquarters.url


MESSAGES = [
    (NetworkStatus(), "No address of headquarters is set. Files go by stick.", ("dot", "soft")),
    (NetworkStatus("u"), "Not contacted yet.", ("dot", "soft")),
    (NetworkStatus("u", trying=True), "Contacting headquarters.", ("dot", "soft")),
    (
        NetworkStatus("u", code="network_unreachable", next_at=NOW + dt.timedelta(minutes=2)),
        "Headquarters cannot be reached now. Next try in 2 min.",
        ("triangle", "attention"),
    ),
    (
        NetworkStatus("u", code="network_unreachable", trying=True),
        "Headquarters cannot be reached now. Trying again.",
        ("triangle", "attention"),
    ),
    (
        NetworkStatus("u", reached_at="2022-03-26T00:40:00.000Z", clock_minutes=-7),
        "not everything has been accepted. This laptop's clock is 7 min ahead of headquarters'.",
        ("triangle", "attention"),
    ),
]


@pytest.mark.parametrize(("news", "message", "symbol"), MESSAGES)
def test_the_network_line_shows_the_state(english, news, message, symbol):
    assert english
    assert network_text(news, NOW).endswith(message)
    assert network_symbol(news) == symbol


def test_a_job_that_was_not_started_does_nothing(station_bridge):
    job = NetworkJob(station_bridge)
    job.try_now()
    assert job.status == NetworkStatus()
    job.close()
