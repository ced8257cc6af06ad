"""People, documents, cards and the queue, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

PEOPLE: dict[str, tuple[str, str]] = {
    "id_number_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This is not a right ID number."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the document again."),
    ),
    "id_number_invalid.check_digit": (
        QT_TRANSLATE_NOOP("Sentences", "One digit of the ID number is wrong."),
        QT_TRANSLATE_NOOP("Sentences", "Compare it with the document, digit by digit."),
    ),
    "id_number_invalid.length": (
        QT_TRANSLATE_NOOP("Sentences", "The ID number has {length} digits, not 18."),
        QT_TRANSLATE_NOOP("Sentences", "Compare it with the document, digit by digit."),
    ),
    "id_number_invalid.characters": (
        QT_TRANSLATE_NOOP("Sentences", "The ID number has characters that do not belong there."),
        QT_TRANSLATE_NOOP("Sentences", "Only digits, and an X at the very end."),
    ),
    "id_number_invalid.birth_date": (
        QT_TRANSLATE_NOOP("Sentences", "The date of birth in the ID number does not exist."),
        QT_TRANSLATE_NOOP("Sentences", "Compare digits 7 to 14 with the document."),
    ),
    "id_number_invalid.birth_in_future": (
        QT_TRANSLATE_NOOP("Sentences", "The date of birth in the ID number lies in the future."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Compare digits 7 to 14 with the document, and today's date with this laptop's.",
        ),
    ),
    "id_number_century_unclear": (
        QT_TRANSLATE_NOOP("Sentences", "An old number of 15 digits does not tell the century."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Ask for the year of birth and type the number of 18 digits."
        ),
    ),
    "document_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This is not the number of any known document."),
        QT_TRANSLATE_NOOP("Sentences", "Choose the kind of document, or type the number again."),
    ),
    "document_unknown.empty": (
        QT_TRANSLATE_NOOP("Sentences", "No document number was given."),
        QT_TRANSLATE_NOOP("Sentences", "Type the number, or give the address."),
    ),
    "document_unknown.type": (
        QT_TRANSLATE_NOOP("Sentences", "This kind of document is not known."),
        QT_TRANSLATE_NOOP("Sentences", "Choose 01, 02, 03, 04, 05, 06, 07 or 99."),
    ),
    "document_unknown.form": (
        QT_TRANSLATE_NOOP("Sentences", "The number does not have the form of this document."),
        QT_TRANSLATE_NOOP("Sentences", "Choose the kind of document, or type the number again."),
    ),
    "document_type_ambiguous": (
        QT_TRANSLATE_NOOP("Sentences", "This may be a passport or a permit."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the document and choose."),
    ),
    "person_twice": (
        QT_TRANSLATE_NOOP(
            "Sentences", "Somebody of this name and birthday is listed in this room."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Look whether it is the same person, and use the entry that is there."
        ),
    ),
    "name_missing": (
        QT_TRANSLATE_NOOP("Sentences", "The name is missing."),
        QT_TRANSLATE_NOOP("Sentences", "Type the name."),
    ),
    "address_missing": (
        QT_TRANSLATE_NOOP("Sentences", "Without a document number the address is needed."),
        QT_TRANSLATE_NOOP("Sentences", "Type building and room."),
    ),
    "operator_missing": (
        QT_TRANSLATE_NOOP("Sentences", "Your name is missing."),
        QT_TRANSLATE_NOOP("Sentences", "Type your name."),
    ),
    "not_seen": (
        QT_TRANSLATE_NOOP("Sentences", "Not seen yet in this round."),
        "",
    ),
    "reason_missing": (
        QT_TRANSLATE_NOOP("Sentences", "A reason is needed."),
        QT_TRANSLATE_NOOP("Sentences", "Choose one, or write in words why."),
    ),
    "note_missing": (
        QT_TRANSLATE_NOOP("Sentences", "This reason has no words of its own."),
        QT_TRANSLATE_NOOP("Sentences", "Say in a note why."),
    ),
    "person_removed": (
        QT_TRANSLATE_NOOP("Sentences", "{resident} is off the list already."),
        QT_TRANSLATE_NOOP("Sentences", "Nobody was taken off."),
    ),
    "person_not_listed": (
        QT_TRANSLATE_NOOP("Sentences", "{resident} is on no list: a walk-in."),
        QT_TRANSLATE_NOOP("Sentences", "Nobody was taken off."),
    ),
    "person_not_listed.excuse": (
        QT_TRANSLATE_NOOP("Sentences", "{resident} is on no list: a walk-in."),
        QT_TRANSLATE_NOOP("Sentences", "Nobody looks for walk-ins, so there is nothing to excuse."),
    ),
    "person_not_excused": (
        QT_TRANSLATE_NOOP("Sentences", "{resident} is not excused in this round."),
        QT_TRANSLATE_NOOP("Sentences", "There is nothing to withdraw."),
    ),
    "excuse_reason_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This reason is not one of those to choose from."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Use quarantined, away, sampled_elsewhere, vaccinated, home_visit, refused or other.",
        ),
    ),
    "person_not_removed": (
        QT_TRANSLATE_NOOP("Sentences", "{resident} was not taken off the list."),
        QT_TRANSLATE_NOOP("Sentences", "Nobody was put back."),
    ),
    "reason_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This reason is not one of those to choose from."),
        QT_TRANSLATE_NOOP("Sentences", "Use list_wrong, typed_wrong or person_asked."),
    ),
    "nothing_changed": (
        QT_TRANSLATE_NOOP("Sentences", "Nothing is different from what is written already."),
        QT_TRANSLATE_NOOP("Sentences", "Type what is right, or leave it as it is."),
    ),
    "korean_not_hangul": (
        QT_TRANSLATE_NOOP("Sentences", "The Korean name has other letters than Hangul."),
        QT_TRANSLATE_NOOP("Sentences", "Type it in Hangul, or leave it empty."),
    ),
    "phone_not_a_number": (
        QT_TRANSLATE_NOOP("Sentences", "This is not a phone number."),
        QT_TRANSLATE_NOOP("Sentences", "Type 5 to 15 plain digits."),
    ),
    "address_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "No compound, building, unit or room is written like this."),
        QT_TRANSLATE_NOOP("Sentences", "Type its name or number, 60 letters at most."),
    ),
    "text_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "The text is too long, or has signs that cannot be seen."),
        QT_TRANSLATE_NOOP("Sentences", "Type it again, on one line."),
    ),
    "document_of_another": (
        QT_TRANSLATE_NOOP(
            "Sentences", "Somebody of another name has this document number: {resident}."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Compare the document with both. Two people are never made one: tell headquarters.",
        ),
    ),
    "card_still_good": (
        QT_TRANSLATE_NOOP("Sentences", "This person has a card that is good."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Print the same card again, or ask for a new one with a reason."
        ),
    ),
    "code_field_out_of_range": (
        QT_TRANSLATE_NOOP("Sentences", "The card cannot be made."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the date of this laptop, then try again."),
    ),
    "code_field_out_of_range.issue_day": (
        QT_TRANSLATE_NOOP("Sentences", "The date of this laptop is wrong."),
        QT_TRANSLATE_NOOP("Sentences", "Set the date and time, then try again."),
    ),
    "card_number_out_of_range": (
        QT_TRANSLATE_NOOP("Sentences", "This desk has printed all of its 9,999 card numbers."),
        QT_TRANSLATE_NOOP("Sentences", "Go on at another desk and tell headquarters."),
    ),
    "too_many_cards": (
        QT_TRANSLATE_NOOP("Sentences", "This person has had 127 cards and can have no more."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Register the person by the ID card or by name, and tell the point lead."
        ),
    ),
    "queue_empty": (
        QT_TRANSLATE_NOOP("Sentences", "Nobody is waiting."),
        QT_TRANSLATE_NOOP("Sentences", "Hand out tickets first."),
    ),
    "ticket_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This ticket is not known here."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the number again."),
    ),
    "ticket_not_called": (
        QT_TRANSLATE_NOOP("Sentences", "This ticket is not called now."),
        QT_TRANSLATE_NOOP("Sentences", "Call it first. Who was served needs a new ticket."),
    ),
    "nothing_to_print": (
        QT_TRANSLATE_NOOP("Sentences", "There is nothing to print."),
        QT_TRANSLATE_NOOP("Sentences", "Choose at least one person."),
    ),
    "characters_missing": (
        QT_TRANSLATE_NOOP(
            "Sentences", "No font of this laptop has {count} of the characters: {characters}."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Install the fonts that the guide names, or print at another desk."
        ),
    ),
    "count_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This number cannot be right."),
        QT_TRANSLATE_NOOP("Sentences", "Type the number of swabs again."),
    ),
    "name_differs": (
        QT_TRANSLATE_NOOP("Sentences", "Somebody of another name has this number already."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Compare the document with both. A desk leaves the row out, headquarters keeps it.",
        ),
    ),
    "phone_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "The phone number is not right."),
        QT_TRANSLATE_NOOP("Sentences", "It was left out."),
    ),
    "address_unclear": (
        QT_TRANSLATE_NOOP("Sentences", "The address is not clear."),
        QT_TRANSLATE_NOOP("Sentences", "It was left out."),
    ),
    "language_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This language is not known."),
        QT_TRANSLATE_NOOP("Sentences", "Use zh, ko or en."),
    ),
    "document_type_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This kind of document is not known."),
        QT_TRANSLATE_NOOP("Sentences", "It was left out."),
    ),
    "korean_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "The Korean name has other letters than Hangul."),
        QT_TRANSLATE_NOOP("Sentences", "It was left out."),
    ),
    "colour_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This colour of a health code is not known."),
        QT_TRANSLATE_NOOP("Sentences", "It was left out."),
    ),
    "age_over_120": (
        QT_TRANSLATE_NOOP("Sentences", "This person would be older than 120 years."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the document, and at the date of this laptop."),
    ),
    "area_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "The area in the ID number is not known."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the document again."),
    ),
    "upgraded_from_15": (
        QT_TRANSLATE_NOOP("Sentences", "An old number of 15 digits was made one of 18."),
        "",
    ),
}
