"""Sentences about people, documents, cards and the queue."""

from __future__ import annotations

from testdesk.messages.catalogue import Counted, translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
PEOPLE: dict[str, tuple[str, str]] = {
    "id_number_invalid": (
        translatable("Sentences", "This is not a valid ID number."),
        translatable("Sentences", "Check the document again."),
    ),
    "id_number_invalid.check_digit": (
        translatable("Sentences", "One digit of the ID number is wrong."),
        translatable("Sentences", "Compare it with the document, digit by digit."),
    ),
    "id_number_invalid.length": (
        Counted(
            "Sentences",
            "The ID number has {length} digit, not 18.",
            "The ID number has {length} digits, not 18.",
            count_name="length",
        ),
        translatable("Sentences", "Compare it with the document, digit by digit."),
    ),
    "id_number_invalid.characters": (
        translatable("Sentences", "The ID number has characters that do not belong there."),
        translatable("Sentences", "Only digits, and an X at the very end."),
    ),
    "id_number_invalid.birth_date": (
        translatable("Sentences", "The date of birth in the ID number does not exist."),
        translatable("Sentences", "Compare digits 7 to 14 with the document."),
    ),
    "id_number_invalid.birth_in_future": (
        translatable("Sentences", "The date of birth in the ID number is in the future."),
        translatable(
            "Sentences",
            "Compare digits 7 to 14 with the document, and today's date with this laptop's.",
        ),
    ),
    "id_number_century_unclear": (
        translatable("Sentences", "An old number of 15 digits does not show the century."),
        translatable("Sentences", "Ask for the year of birth, and type the number with 18 digits."),
    ),
    "document_unknown": (
        translatable("Sentences", "This is not the number of any known document."),
        translatable("Sentences", "Choose the kind of document, or type the number again."),
    ),
    "document_unknown.empty": (
        translatable("Sentences", "No document number was given."),
        translatable("Sentences", "Type the number, or give the address."),
    ),
    "document_unknown.type": (
        translatable("Sentences", "This kind of document is not known."),
        translatable("Sentences", "Choose 01, 02, 03, 04, 05, 06, 07 or 99."),
    ),
    "document_unknown.form": (
        translatable("Sentences", "The number does not have the form used by this document."),
        translatable("Sentences", "Choose the kind of document, or type the number again."),
    ),
    "document_type_ambiguous": (
        translatable("Sentences", "This may be a passport or a permit."),
        translatable("Sentences", "Check the document and choose."),
    ),
    "person_twice": (
        translatable(
            "Sentences", "Somebody with this name and date of birth is listed in this room."
        ),
        translatable(
            "Sentences", "Check whether it is the same person, and use the existing entry."
        ),
    ),
    "name_missing": (
        translatable("Sentences", "The name is missing."),
        translatable("Sentences", "Type the name."),
    ),
    "address_missing": (
        translatable("Sentences", "Without a document number, the address is needed."),
        translatable("Sentences", "Type building and room."),
    ),
    "operator_missing": (
        translatable("Sentences", "Your name is missing."),
        translatable("Sentences", "Type your name."),
    ),
    "not_seen": (
        translatable("Sentences", "Not seen yet in this round."),
        "",
    ),
    "reason_missing": (
        translatable("Sentences", "A reason is needed."),
        translatable("Sentences", "Choose one, or give the reason in your own words."),
    ),
    "note_missing": (
        translatable("Sentences", "This reason does not explain itself."),
        translatable("Sentences", "Give the reason in a note."),
    ),
    "person_removed": (
        translatable("Sentences", "{resident} has already been taken off the list."),
        translatable("Sentences", "Nobody was taken off the list."),
    ),
    "person_not_listed": (
        translatable("Sentences", "{resident} is on no list: a walk-in."),
        translatable("Sentences", "Nobody was taken off the list."),
    ),
    "person_not_listed.excuse": (
        translatable("Sentences", "{resident} is on no list: a walk-in."),
        translatable(
            "Sentences", "Walk-ins never count as missing, so there is nothing to excuse."
        ),
    ),
    "person_not_excused": (
        translatable("Sentences", "{resident} is not excused in this round."),
        translatable("Sentences", "There is nothing to withdraw."),
    ),
    "excuse_reason_unknown": (
        translatable("Sentences", "This reason is not one of those to choose from."),
        translatable(
            "Sentences",
            "Use quarantined, away, sampled_elsewhere, vaccinated, home_visit, refused or other.",
        ),
    ),
    "person_not_removed": (
        translatable("Sentences", "{resident} was not taken off the list."),
        translatable("Sentences", "Nobody was put back on the list."),
    ),
    "reason_unknown": (
        translatable("Sentences", "This reason is not one of those to choose from."),
        translatable("Sentences", "Use list_wrong, typed_wrong or person_asked."),
    ),
    "nothing_changed": (
        translatable("Sentences", "Nothing differs from what is already recorded."),
        translatable("Sentences", "Type the right value, or leave it as it is."),
    ),
    "korean_not_hangul": (
        translatable("Sentences", "The Korean name has letters other than Hangul."),
        translatable("Sentences", "Type it in Hangul, or leave it empty."),
    ),
    "phone_not_a_number": (
        translatable("Sentences", "This is not a phone number."),
        translatable("Sentences", "Type 5 to 15 plain digits."),
    ),
    "address_invalid": (
        translatable("Sentences", "This cannot be a compound, building, unit or room."),
        translatable("Sentences", "Type its name or number, 60 letters at most."),
    ),
    "text_invalid": (
        translatable("Sentences", "The text is too long, or has invisible characters."),
        translatable("Sentences", "Type it again, on one line."),
    ),
    "document_of_another": (
        translatable(
            "Sentences", "Somebody with another name has this document number: {resident}."
        ),
        translatable(
            "Sentences",
            "Compare the document with both. Two people are never merged: tell headquarters.",
        ),
    ),
    "card_still_good": (
        translatable("Sentences", "This person already has a good card."),
        translatable("Sentences", "Print the same card again, or ask for a new one with a reason."),
    ),
    "code_field_out_of_range": (
        translatable("Sentences", "The card cannot be made."),
        translatable("Sentences", "Check the date of this laptop, then try again."),
    ),
    "code_field_out_of_range.issue_day": (
        translatable("Sentences", "The date of this laptop is wrong."),
        translatable("Sentences", "Set the date and time, then try again."),
    ),
    "card_number_out_of_range": (
        translatable("Sentences", "This station has printed all of its 9,999 card numbers."),
        translatable("Sentences", "Continue at another station and tell headquarters."),
    ),
    "too_many_cards": (
        translatable("Sentences", "This person has had 127 cards and can have no more."),
        translatable(
            "Sentences", "Register the person by the ID card or by name, and tell the point lead."
        ),
    ),
    "queue_empty": (
        translatable("Sentences", "Nobody is waiting."),
        translatable("Sentences", "Hand out tickets first."),
    ),
    "ticket_unknown": (
        translatable("Sentences", "This ticket is not known here."),
        translatable("Sentences", "Check the number again."),
    ),
    "ticket_not_called": (
        translatable("Sentences", "This ticket is not called now."),
        translatable(
            "Sentences", "Call it first. Somebody who was already served needs a new ticket."
        ),
    ),
    "nothing_to_print": (
        translatable("Sentences", "There is nothing to print."),
        translatable("Sentences", "Choose at least one person."),
    ),
    "characters_missing": (
        translatable(
            "Sentences", "No font on this laptop has {count} of the characters: {characters}."
        ),
        translatable(
            "Sentences", "Install the fonts that the guide names, or print at another station."
        ),
    ),
    "count_invalid": (
        translatable("Sentences", "This number is not possible."),
        translatable("Sentences", "Type the number of swabs again."),
    ),
    "name_differs": (
        translatable("Sentences", "Somebody with another name already has this number."),
        translatable(
            "Sentences",
            "Compare the document with both. A station leaves the row out; headquarters keeps it.",
        ),
    ),
    "phone_invalid": (
        translatable("Sentences", "The phone number is not valid."),
        translatable("Sentences", "It was left out."),
    ),
    "address_unclear": (
        translatable("Sentences", "The address is not clear."),
        translatable("Sentences", "It was left out."),
    ),
    "language_unknown": (
        translatable("Sentences", "This language is not known."),
        translatable("Sentences", "Use zh, ko or en."),
    ),
    "document_type_unknown": (
        translatable("Sentences", "This kind of document is not known."),
        translatable("Sentences", "It was left out."),
    ),
    "korean_invalid": (
        translatable("Sentences", "The Korean name has letters other than Hangul."),
        translatable("Sentences", "It was left out."),
    ),
    "colour_unknown": (
        translatable("Sentences", "This colour of a health code is not known."),
        translatable("Sentences", "It was left out."),
    ),
    "age_over_120": (
        translatable("Sentences", "This person would be more than 120 years old."),
        translatable("Sentences", "Check the document, and the date of this laptop."),
    ),
    "area_unknown": (
        translatable("Sentences", "The area in the ID number is not known."),
        translatable("Sentences", "Check the document again."),
    ),
    "upgraded_from_15": (
        translatable("Sentences", "An old number of 15 digits was converted to 18."),
        "",
    ),
}
