"""Whose card waits for paper."""

from testdesk.services.cards import prints


def waiting(desk):
    found = desk.look(lambda: prints.unprinted(station=desk.bridge.station))
    return [card.resident.name for card in found]
