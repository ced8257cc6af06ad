"""What is done on the proxy page, and what then stands in the journal."""

from testdesk.services.cards import codes


def cards_of(desk, resident):
    return desk.look(
        lambda: codes.cards_of(station=desk.bridge.station, resident=resident.resident)
    )


def type_in(page, desk, qtbot, text):
    page.finder.field.selectAll()
    qtbot.keyClicks(page.finder.field, text)
    desk.settle()
