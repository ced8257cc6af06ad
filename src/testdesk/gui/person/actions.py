"""The rare actions for a person, and the texts that explain them."""

from __future__ import annotations

import msgspec

from testdesk.gui.person.history_texts import reason_text
from testdesk.gui.person_texts import tube_text
from testdesk.messages.catalogue import translate
from testdesk.services.people.history import PersonRecord

# The codes of the actions; `REMOVE` removes the person from the tube.
NEW_CARD, VOID_CARD, REMOVE = "new_card", "void_card", "take_out"
UNBIND, RECORD, EXCUSE = "unbind", "record", "excuse"


class PersonAction(msgspec.Struct, frozen=True):
    """One action of the dialog.

    Attributes:
        code: identifies the action.
        text: the name of the action.
        explanation: what the action does, or why it is not available now.
        available: whether it can be chosen.
        voids: whether it makes a card, a sample or a binding void; such an action is shown in red.
    """

    code: str
    text: str
    explanation: str
    available: bool
    voids: bool = False


def actions_for(record: PersonRecord, own_station: int) -> list[PersonAction]:
    """The actions for a person, available or not, in the order of their digit keys.

    Args:
        record: the record of the person.
        own_station: the number of this station.
    """
    valid_card, bound = record.valid_card, record.found.has_phone_code
    number = valid_card.card_number if valid_card is not None else ""
    no_card_text = translate("More", "There is no good card. Press Enter on the page to make one.")
    new_card_text = translate("More", "Worn or unreadable. Card {number} becomes void.")
    void_card_text = translate(
        "More",
        "Lost, or in the wrong hands. A scan will then show: do not swab.",
    )
    unbind_text = translate("More", "At its next scan, the program asks whose it is.")
    return [
        PersonAction(
            NEW_CARD,
            translate("More", "New card"),
            new_card_text.format(number=number) if valid_card else no_card_text,
            valid_card is not None,
        ),
        PersonAction(
            VOID_CARD,
            translate("More", "Void card {number}").format(number=number).strip(),
            void_card_text if valid_card else translate("More", "There is no good card."),
            valid_card is not None,
            voids=True,
        ),
        _remove(record, own_station),
        PersonAction(
            UNBIND,
            translate("More", "Unbind the phone code"),
            unbind_text if bound else translate("More", "No phone code is bound."),
            bound,
            voids=True,
        ),
        PersonAction(
            RECORD,
            translate("More", "Full record"),
            translate("More", "Everything that was done, by whom and where; whole numbers."),
            True,
        ),
        _excuse(record),
    ]


def _excuse(record: PersonRecord) -> PersonAction:
    excuse = record.excuse
    if record.earlier is not None:
        explanation = translate("More", "Sampled in this round.")
    elif not record.listed:
        explanation = translate("More", "Not on the roster, so never missing.")
    elif excuse is not None:
        text = translate("More", "Withdraw the excuse")
        return PersonAction(EXCUSE, text, excuse.note or reason_text(excuse.reason), True)
    else:
        explanation = translate("More", "Will not come in this round, and the reason is known.")
        return PersonAction(EXCUSE, translate("More", "Excuse"), explanation, True)
    return PersonAction(EXCUSE, translate("More", "Excuse"), explanation, False)


def _remove(record: PersonRecord, own_station: int) -> PersonAction:
    # `earlier` is the sample that this person already has in the open round.
    earlier, text = record.earlier, translate("More", "Remove from the tube")
    if earlier is None:
        explanation = translate("More", "Not registered in this round.")
        return PersonAction(REMOVE, text, explanation, False, voids=True)
    place = translate("More", "Tube {tube}, place {place}").format(
        tube=tube_text(earlier.tube), place=earlier.position
    )
    if earlier.station == own_station:
        place = f"{place} · {translate('More', 'Ctrl B on the page shows the tube')}"
    else:
        only_at = translate("More", "only at station {station}").format(station=earlier.station)
        place = f"{place} · {only_at}"
    return PersonAction(REMOVE, text, place, earlier.station == own_station, voids=True)
