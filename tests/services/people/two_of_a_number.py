"""Two people of whom one is listed, or typed, with the other's number."""

from tests.made_station import TUBES, id_number

from testdesk.domain.residents.people import Address
from testdesk.formats.crypto.pseudonym import document_identity, resident_pseudonym
from testdesk.services.cards import codes
from testdesk.services.people import directory
from testdesk.services.people.correction import correct
from testdesk.services.people.directory import WalkIn

TYPED, RIGHT = id_number("19991231", 17), id_number("19360412", 99)


HOME = Address("网通小区", "3", "2", "202")


QIAN, SUN = "钱七", "孙八"


def pseudonym(station, number):
    key = station.station.identity.person_key
    return resident_pseudonym(key, document_identity("01", number))


def written_down(station, name, number):
    form = WalkIn(name=name, document_number=number)
    return directory.register_walk_in(station.context, form=form).value


def qian_is_sampled_and_has_a_card(station):
    who = written_down(station, QIAN, TYPED).resident
    assert station.scans(TUBES[0], TYPED)[-1] == ("accepted", "sampled")
    return codes.issue(station.context, resident=who).value


def qian_is_corrected(station):
    correct(
        station.context,
        resident=pseudonym(station, TYPED),
        changes={"document_number": RIGHT},
        reason="typed_wrong",
    )
