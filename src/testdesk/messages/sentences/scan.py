"""Sentences about the result of a scan."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
SCAN: dict[str, tuple[str, str]] = {
    "tube_opened": (
        translatable("Sentences", "The tube is open."),
        translatable("Sentences", "Scan the first person."),
    ),
    "sampled": (
        translatable("Sentences", "Registered."),
        translatable("Sentences", "Please swab."),
    ),
    "sampled_not_listed": (
        translatable("Sentences", "Registered, but this person is not on your list."),
        translatable(
            "Sentences",
            "Scan the ID card to compare. Write the name and address on the paper list. Then swab.",
        ),
    ),
    "id_confirmed": (
        translatable("Sentences", "The ID card and the card belong to the same person."),
        translatable("Sentences", "Please swab. This person is already in the tube."),
    ),
    "id_tag_differs": (
        translatable(
            "Sentences", "The ID card and the card scanned before it belong to different people."
        ),
        translatable(
            "Sentences",
            "Undo the registration with F9. Then scan the ID card again to register its holder.",
        ),
    ),
    "tube_sealed": (
        translatable("Sentences", "The tube is sealed."),
        translatable("Sentences", "Put it into the rack and scan an empty tube."),
    ),
    "operator_changed": (
        translatable("Sentences", "Another operator works here now."),
        translatable("Sentences", "The open tube stays; go on scanning."),
    ),
    "tube_reopened": (
        translatable("Sentences", "The tube is open again."),
        translatable("Sentences", "Continue scanning people."),
    ),
    "tube_discarded": (
        translatable("Sentences", "The opening of the tube is undone."),
        translatable("Sentences", "Scan an empty tube."),
    ),
    "sample_undone": (
        translatable("Sentences", "This person is removed from the tube."),
        translatable("Sentences", "The place is free again. Ignore the earlier order to swab."),
    ),
    "sample_undone.hole": (
        translatable("Sentences", "This person is removed from a sealed tube."),
        translatable("Sentences", "The tube stays sealed and the place stays empty."),
    ),
    "sample_voided": (
        translatable("Sentences", "This person is removed from the tube."),
        translatable(
            "Sentences",
            "The place is free again. Make sure that no swab of this person is in the tube.",
        ),
    ),
    "sample_voided.hole": (
        translatable("Sentences", "This person is removed from a sealed tube."),
        translatable("Sentences", "The tube stays sealed and the place stays empty."),
    ),
    "code_unbound": (
        translatable("Sentences", "The code belongs to nobody any more."),
        translatable("Sentences", "At its next scan, the program asks whose it is."),
    ),
    "sampled_check_name": (
        translatable("Sentences", "Somebody at a station bound this code to this person."),
        translatable("Sentences", "Ask for the name. Is it right? Swab. If not: F9."),
    ),
    "sample_unknown": (
        translatable("Sentences", "No such sample is known here."),
        translatable("Sentences", "Open the tube's list and choose the place."),
    ),
    "sample_already_void": (
        translatable("Sentences", "This person has already been removed from the tube."),
        translatable("Sentences", "There is nothing left to do."),
    ),
    "sample_of_other_station": (
        translatable("Sentences", "Sampled at station {station}: tube {tube}, place {position}."),
        translatable("Sentences", "Only that station can take this person out. Call it."),
    ),
    "not_sampled": (
        translatable("Sentences", "This person has no sample in this round."),
        translatable("Sentences", "For an earlier round, open the tube's list."),
    ),
    "void_reason_unknown": (
        translatable("Sentences", "A reason is needed to remove somebody from a tube."),
        translatable(
            "Sentences", "Use wrong_person, not_swabbed, swab_damaged, wrong_tube or other."
        ),
    ),
    "place_empty": (
        translatable("Sentences", "Nobody is in place {position} of this tube."),
        translatable("Sentences", "Open the tube's list and choose the place."),
    ),
    "tube_of_other_station": (
        translatable("Sentences", "This tube belongs to station {station}."),
        translatable("Sentences", "Only that station can change it. Call it."),
    ),
    "undo_overtaken": (
        translatable("Sentences", "Something else was done in the meantime."),
        translatable("Sentences", "Nothing was undone. Press F9 to see what would be undone now."),
    ),
    "no_code_bound": (
        translatable("Sentences", "No phone code is bound to this person."),
        translatable("Sentences", "There is nothing to unbind; scan the code to see whose it is."),
    ),
    "undone": (
        translatable("Sentences", "This was undone at the station."),
        "",
    ),
    "next_tube_single": (
        translatable("Sentences", "The next tube is for one person."),
        translatable("Sentences", "Scan an empty tube."),
    ),
    "next_tube_household": (
        translatable("Sentences", "The next tube is for one household."),
        translatable("Sentences", "Scan an empty tube."),
    ),
    "next_tube_pool": (
        translatable("Sentences", "The next tube is a pooled tube."),
        translatable("Sentences", "Scan an empty tube."),
    ),
    "already_sampled": (
        translatable("Sentences", "Already sampled"),
        translatable("Sentences", "Do not swab again. This person may go home."),
    ),
    "tube_full": (
        translatable("Sentences", "The tube is full."),
        translatable("Sentences", "Scan an empty tube, then scan this person again."),
    ),
    "no_open_tube": (
        translatable("Sentences", "No tube is open."),
        translatable("Sentences", "Scan an empty tube first, then scan this person again."),
    ),
    "tube_is_open": (
        translatable("Sentences", "This tube is already open."),
        translatable("Sentences", "Scan the next person."),
    ),
    "tube_of_other_round": (
        translatable("Sentences", "The open tube is from an earlier round."),
        translatable("Sentences", "Seal it with F8, then scan an empty tube."),
    ),
    "other_tube_open": (
        translatable("Sentences", "Another tube is still open."),
        translatable(
            "Sentences",
            "Continue with that tube, or seal it early with F8. If it is empty, undo its opening "
            "with F9.",
        ),
    ),
    "tube_already_used": (
        translatable("Sentences", "This tube was used before."),
        translatable("Sentences", "Put it aside and take an empty tube."),
    ),
    "no_round": (
        translatable("Sentences", "No round is open."),
        translatable(
            "Sentences", "Call headquarters: the kit or the update on the stick opens the round."
        ),
    ),
    "other_household": (
        translatable("Sentences", "The open tube belongs to another household."),
        translatable("Sentences", "Seal it with F8 and take a new tube for this household."),
    ),
    "single_tube_required": (
        translatable("Sentences", "The health code is not green."),
        translatable(
            "Sentences", "Send this person to the single lane. Use a tube for one person."
        ),
    ),
    "unknown_person": (
        translatable("Sentences", "This person is not on the list."),
        translatable("Sentences", "Find the person by name, or add the person as new."),
    ),
    "unknown_code": (
        translatable("Sentences", "Nobody is known to have this code."),
        translatable(
            "Sentences",
            "Ask whose it is: find the person once, and the code is known from then on.",
        ),
    ),
    "unknown_code.no_form": (
        translatable("Sentences", "This is not a code that a station can use."),
        translatable(
            "Sentences", "Nothing was changed. Scan the health code, the card or the ID card."
        ),
    ),
    "unreadable": (
        translatable("Sentences", "The scanner sent something that cannot be read."),
        translatable("Sentences", "Scan it again. If that does not help, ask for the ID card."),
    ),
    "scans_stuck_together": (
        translatable("Sentences", "Several scans arrived as one line. None of them was used."),
        translatable("Sentences", "Scan each of them again, one after the other."),
    ),
    "contains_own_code": (
        translatable("Sentences", "A card's code or an ID number is part of a longer text."),
        translatable(
            "Sentences", "Scan the card or the ID card by itself, with no other code in view."
        ),
    ),
    "tube_or_document": (
        translatable("Sentences", "This number may belong to a tube or to somebody's document."),
        translatable("Sentences", "Check what you are holding, then press 1 or 2."),
    ),
    "document_of_several": (
        translatable("Sentences", "Several people on the list have this document number."),
        translatable("Sentences", "Find the person by name, and compare the document."),
    ),
    "card_or_document": (
        translatable(
            "Sentences", "A card of one person and a document of another have this number."
        ),
        translatable("Sentences", "Scan the card's code, or find the person by name."),
    ),
    "command_unknown": (
        translatable("Sentences", "This command is not known."),
        translatable(
            "Sentences",
            "Nothing was changed. Use undo, seal, single, household, pool, bind, badge, tube or"
            " document.",
        ),
    ),
    "command_unknown_argument": (
        translatable("Sentences", "The command has an argument that it does not use."),
        translatable("Sentences", "Nothing was changed. Give the command without it."),
    ),
    "pool_size_unknown": (
        translatable("Sentences", "A tube takes 5, 10 or 20 people."),
        translatable("Sentences", "Choose one of these."),
    ),
    "nothing_pending": (
        translatable("Sentences", "No code is waiting for a person."),
        translatable("Sentences", "Scan the code again."),
    ),
    "nothing_to_undo": (
        translatable("Sentences", "There is nothing to undo."),
        "",
    ),
    "seal_reason_unknown": (
        translatable("Sentences", "A reason is needed to seal a tube early."),
        translatable(
            "Sentences",
            "Press F8 and choose one: "
            "end_of_queue, relocation, tube_damaged, family, shift_change or other.",
        ),
    ),
    "tube_empty": (
        translatable("Sentences", "The tube is empty."),
        translatable("Sentences", "An empty tube cannot be sealed. Undo its opening with F9."),
    ),
    "tube_unknown": (
        translatable("Sentences", "This tube is not known here."),
        translatable("Sentences", "Check the barcode."),
    ),
}
