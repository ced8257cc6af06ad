"""The rare actions for a person, and the texts that explain them."""

from __future__ import annotations

import msgspec

from testdesk.gui.person_texts import tube_text
from testdesk.messages.catalogue import translate
from testdesk.services.people.history import PersonRecord

NEW_CARD, VOID_CARD, REMOVE = "new_card", "void_card", "take_out"
UNBIND, RECORD = "unbind", "record"


class PersonAction(msgspec.Struct, frozen=True):
    """One action: a line of the dialog.

    Attributes:
        code: identifies the action.
        text: the name of the action.
        about: the consequence of the action, or the reason why it is not available now.
        can: whether it is available.
        stops: whether it makes something void.
    """

    code: str
    text: str
    about: str
    can: bool
    stops: bool = False


def actions_for(record: PersonRecord, own: int) -> list[PersonAction]:
    """The actions for a person, available or not, in the order of their keys.

    Args:
        record: the record of the person.
        own: the number of this station.
    """
    good, bound = record.valid_card, record.found.has_phone_code
    number = good.card_number if good is not None else ""
    none = translate("More", "There is no good card. Press Enter on the page to make one.")
    new = translate("More", "Worn or unreadable. Card {number} becomes void.")
    void = translate(
        "More",
        "Lost, or in the wrong hands. When it is scanned, the program will say: do not swab.",
    )
    unbind = translate("More", "At its next scan, the program asks whose it is.")
    return [
        PersonAction(
            NEW_CARD,
            translate("More", "New card"),
            new.format(number=number) if good else none,
            good is not None,
        ),
        PersonAction(
            VOID_CARD,
            translate("More", "Void card {number}").format(number=number).strip(),
            void if good else translate("More", "There is no good card."),
            good is not None,
            stops=True,
        ),
        _remove(record, own),
        PersonAction(
            UNBIND,
            translate("More", "Unbind the phone code"),
            unbind if bound else translate("More", "No phone code is bound."),
            bound,
            stops=True,
        ),
        PersonAction(
            RECORD,
            translate("More", "Full record"),
            translate("More", "Everything that was done, by whom and where."),
            True,
        ),
    ]


def _remove(record: PersonRecord, own: int) -> PersonAction:
    earlier, text = record.earlier, translate("More", "Remove from the tube")
    if earlier is None:
        about = translate("More", "Not registered in this round.")
        return PersonAction(REMOVE, text, about, False, stops=True)
    place = translate("More", "Tube {tube}, place {place}").format(
        tube=tube_text(earlier.tube), place=earlier.position
    )
    if earlier.station != own:
        only_at = translate("More", "only at station {station}").format(station=earlier.station)
        place = f"{place} · {only_at}"
    return PersonAction(REMOVE, text, place, earlier.station == own, stops=True)
