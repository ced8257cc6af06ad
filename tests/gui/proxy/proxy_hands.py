"""What is done on the proxy page, and what is then in the journal."""

from testdesk.services.cards import codes


def cards_of(running_station, resident):
    return running_station.look(
        lambda: codes.cards_of(station=running_station.bridge.station, resident=resident.resident)
    )


def type_in(page, running_station, qtbot, text):
    page.finder.field.selectAll()
    qtbot.keyClicks(page.finder.field, text)
    running_station.settle()
