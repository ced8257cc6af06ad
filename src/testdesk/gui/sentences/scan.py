"""What becomes of a scan, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

SCAN: dict[str, tuple[str, str]] = {
    "tube_opened": (
        QT_TRANSLATE_NOOP("Sentences", "The tube is open."),
        QT_TRANSLATE_NOOP("Sentences", "Scan the first person."),
    ),
    "sampled": (
        QT_TRANSLATE_NOOP("Sentences", "Registered."),
        QT_TRANSLATE_NOOP("Sentences", "Please swab."),
    ),
    "sampled_not_listed": (
        QT_TRANSLATE_NOOP("Sentences", "Registered, but this person is not on your list."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Scan the ID card to compare. Write name and address on the paper list. Then swab.",
        ),
    ),
    "id_confirmed": (
        QT_TRANSLATE_NOOP("Sentences", "The ID card and the card are the same person's."),
        QT_TRANSLATE_NOOP("Sentences", "Please swab. This person is in the tube already."),
    ),
    "id_tag_differs": (
        QT_TRANSLATE_NOOP("Sentences", "The ID card is not that of the card before."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Take the card's person back with F9. Scanning the ID card again registers its holder.",
        ),
    ),
    "tube_sealed": (
        QT_TRANSLATE_NOOP("Sentences", "The tube is sealed."),
        QT_TRANSLATE_NOOP("Sentences", "Put it into the rack and scan an empty tube."),
    ),
    "tube_reopened": (
        QT_TRANSLATE_NOOP("Sentences", "The tube is open again."),
        QT_TRANSLATE_NOOP("Sentences", "Go on scanning people."),
    ),
    "tube_discarded": (
        QT_TRANSLATE_NOOP("Sentences", "The opening of the tube is taken back."),
        QT_TRANSLATE_NOOP("Sentences", "Scan an empty tube."),
    ),
    "sample_undone": (
        QT_TRANSLATE_NOOP("Sentences", "This person is taken out of the tube."),
        QT_TRANSLATE_NOOP("Sentences", "The place is free again. Do not swab on the old answer."),
    ),
    "sample_undone.hole": (
        QT_TRANSLATE_NOOP("Sentences", "This person is taken out of a sealed tube."),
        QT_TRANSLATE_NOOP("Sentences", "The tube stays sealed and the place stays empty."),
    ),
    "sample_voided": (
        QT_TRANSLATE_NOOP("Sentences", "This person is taken out of the tube."),
        QT_TRANSLATE_NOOP(
            "Sentences", "The place is free again. See that no swab of this person is in the tube."
        ),
    ),
    "sample_voided.hole": (
        QT_TRANSLATE_NOOP("Sentences", "This person is taken out of a sealed tube."),
        QT_TRANSLATE_NOOP("Sentences", "The tube stays sealed and the place stays empty."),
    ),
    "code_unbound": (
        QT_TRANSLATE_NOOP("Sentences", "The code belongs to nobody any more."),
        QT_TRANSLATE_NOOP("Sentences", "The next scan of it asks whose it is."),
    ),
    "sampled_check_name": (
        QT_TRANSLATE_NOOP("Sentences", "This code was given to this person by hand."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for the name. Is it right? Swab. If not: F9."),
    ),
    "sample_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "No such sample is known here."),
        QT_TRANSLATE_NOOP("Sentences", "Open the tube's list and choose the place."),
    ),
    "sample_already_void": (
        QT_TRANSLATE_NOOP("Sentences", "This person was taken out of the tube before."),
        QT_TRANSLATE_NOOP("Sentences", "Nothing is left to do."),
    ),
    "sample_of_other_station": (
        QT_TRANSLATE_NOOP("Sentences", "Sampled at desk {station}: tube {tube}, place {position}."),
        QT_TRANSLATE_NOOP("Sentences", "Only that desk can take this person out. Call it."),
    ),
    "not_sampled": (
        QT_TRANSLATE_NOOP("Sentences", "This person has no sample in this round."),
        QT_TRANSLATE_NOOP("Sentences", "For an earlier round open the tube's list."),
    ),
    "void_reason_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "A reason is needed to take somebody out of a tube."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Use wrong_person, not_swabbed, swab_damaged, wrong_tube or other."
        ),
    ),
    "place_empty": (
        QT_TRANSLATE_NOOP("Sentences", "Nobody is in place {position} of this tube."),
        QT_TRANSLATE_NOOP("Sentences", "Open the tube's list and choose the place."),
    ),
    "tube_of_other_station": (
        QT_TRANSLATE_NOOP("Sentences", "This tube is of desk {station}."),
        QT_TRANSLATE_NOOP("Sentences", "Only that desk can change it. Call it."),
    ),
    "undo_overtaken": (
        QT_TRANSLATE_NOOP("Sentences", "Something else was done meanwhile."),
        QT_TRANSLATE_NOOP("Sentences", "Nothing was taken back. Press F9 to see what is last now."),
    ),
    "no_code_bound": (
        QT_TRANSLATE_NOOP("Sentences", "No phone code is bound to this person."),
        QT_TRANSLATE_NOOP(
            "Sentences", "There is nothing to unbind; scan the code to see whose it is."
        ),
    ),
    "undone": (
        QT_TRANSLATE_NOOP("Sentences", "Taken back at the desk."),
        "",
    ),
    "next_tube_single": (
        QT_TRANSLATE_NOOP("Sentences", "The next tube is for one person."),
        QT_TRANSLATE_NOOP("Sentences", "Scan an empty tube."),
    ),
    "next_tube_household": (
        QT_TRANSLATE_NOOP("Sentences", "The next tube is for one household."),
        QT_TRANSLATE_NOOP("Sentences", "Scan an empty tube."),
    ),
    "next_tube_pool": (
        QT_TRANSLATE_NOOP("Sentences", "The next tube is a pooled tube."),
        QT_TRANSLATE_NOOP("Sentences", "Scan an empty tube."),
    ),
    "already_sampled": (
        QT_TRANSLATE_NOOP("Sentences", "Already sampled"),
        QT_TRANSLATE_NOOP("Sentences", "Do not swab again. This person may go home."),
    ),
    "tube_full": (
        QT_TRANSLATE_NOOP("Sentences", "The tube is full."),
        QT_TRANSLATE_NOOP("Sentences", "Scan an empty tube, then scan this person again."),
    ),
    "no_open_tube": (
        QT_TRANSLATE_NOOP("Sentences", "No tube is open."),
        QT_TRANSLATE_NOOP("Sentences", "Scan an empty tube first, then scan this person again."),
    ),
    "tube_is_open": (
        QT_TRANSLATE_NOOP("Sentences", "This tube is already open."),
        QT_TRANSLATE_NOOP("Sentences", "Scan the next person."),
    ),
    "tube_of_other_round": (
        QT_TRANSLATE_NOOP("Sentences", "The open tube is from an earlier round."),
        QT_TRANSLATE_NOOP("Sentences", "Seal it with F8, then scan an empty tube."),
    ),
    "other_tube_open": (
        QT_TRANSLATE_NOOP("Sentences", "Another tube is still open."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Go on with that tube, or seal it early with F8. An empty one: take it back with F9.",
        ),
    ),
    "tube_already_used": (
        QT_TRANSLATE_NOOP("Sentences", "This tube was used before."),
        QT_TRANSLATE_NOOP("Sentences", "Put it aside and take an empty tube."),
    ),
    "no_round": (
        QT_TRANSLATE_NOOP("Sentences", "No round is open."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Call headquarters: the kit or the update on the stick opens the round."
        ),
    ),
    "other_household": (
        QT_TRANSLATE_NOOP("Sentences", "The open tube belongs to another household."),
        QT_TRANSLATE_NOOP("Sentences", "Seal it with F8 and take a new tube for this household."),
    ),
    "single_tube_required": (
        QT_TRANSLATE_NOOP("Sentences", "The health code is not green."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Lead this person to the single lane. Use a tube for one person."
        ),
    ),
    "unknown_person": (
        QT_TRANSLATE_NOOP("Sentences", "This person is not on the list."),
        QT_TRANSLATE_NOOP("Sentences", "Find the person by name, or write the person down as new."),
    ),
    "unknown_code": (
        QT_TRANSLATE_NOOP("Sentences", "Nobody is known to have this code."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Ask whose it is: find the person once, and the code is known from then on.",
        ),
    ),
    "unknown_code.no_form": (
        QT_TRANSLATE_NOOP("Sentences", "This is no code that a desk can use."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Nothing was changed. Scan the health code, the card or the ID card."
        ),
    ),
    "unreadable": (
        QT_TRANSLATE_NOOP("Sentences", "The scanner sent something that cannot be read."),
        QT_TRANSLATE_NOOP("Sentences", "Scan it again. If it stays, ask for the ID card."),
    ),
    "scans_stuck_together": (
        QT_TRANSLATE_NOOP("Sentences", "Several scans came as one line. None was taken."),
        QT_TRANSLATE_NOOP("Sentences", "Scan each of them again, one after the other."),
    ),
    "contains_own_code": (
        QT_TRANSLATE_NOOP("Sentences", "A card's code or an ID number is part of a longer text."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Scan the card or the ID card by itself, with no other code in view."
        ),
    ),
    "tube_or_document": (
        QT_TRANSLATE_NOOP("Sentences", "This number may be a tube's or somebody's document."),
        QT_TRANSLATE_NOOP("Sentences", "Look at what is in your hand: press 1 or 2."),
    ),
    "document_of_several": (
        QT_TRANSLATE_NOOP("Sentences", "Several people on the list have this document number."),
        QT_TRANSLATE_NOOP("Sentences", "Find the person by name, and compare the document."),
    ),
    "card_or_document": (
        QT_TRANSLATE_NOOP(
            "Sentences", "One person's card and another's document have this number."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Scan the card's code, or find the person by name."),
    ),
    "command_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This command is not known."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Nothing was changed. Use undo, seal, single, household, pool, bind, tube or document.",
        ),
    ),
    "command_unknown_argument": (
        QT_TRANSLATE_NOOP("Sentences", "The command has a word that it does not use."),
        QT_TRANSLATE_NOOP("Sentences", "Nothing was changed. Give the command without it."),
    ),
    "pool_size_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "A tube takes 5, 10 or 20 people."),
        QT_TRANSLATE_NOOP("Sentences", "Choose one of these."),
    ),
    "nothing_pending": (
        QT_TRANSLATE_NOOP("Sentences", "No code is waiting for a person."),
        QT_TRANSLATE_NOOP("Sentences", "Scan the code again."),
    ),
    "nothing_to_undo": (
        QT_TRANSLATE_NOOP("Sentences", "There is nothing to take back."),
        "",
    ),
    "seal_reason_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "A reason is needed to seal a tube early."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Press F8 and choose one: "
            "end_of_queue, relocation, tube_damaged, family, shift_change or other.",
        ),
    ),
    "tube_empty": (
        QT_TRANSLATE_NOOP("Sentences", "The tube is empty."),
        QT_TRANSLATE_NOOP(
            "Sentences", "An empty tube cannot be sealed. Take its opening back with F9."
        ),
    ),
    "tube_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This tube is not known here."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the barcode again."),
    ),
}
