"""Whose card waits for paper."""

from testdesk.services.cards import prints


def waiting(running_station):
    found = running_station.look(lambda: prints.unprinted(station=running_station.bridge.station))
    return [card.resident.name for card in found]
