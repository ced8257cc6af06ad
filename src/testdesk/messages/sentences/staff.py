"""Sentences about operators: badges, PINs, roles and second confirmations."""

from __future__ import annotations

from testdesk.messages.catalogue import Counted, translatable

# Code -> what happened, and what to do next.
STAFF: dict[str, tuple[str, str]] = {
    "badge_damaged": (
        translatable("Sentences", "The badge could not be read."),
        translatable("Sentences", "Scan it again, or choose the name and type the PIN."),
    ),
    "badge_needs_pin": (
        translatable("Sentences", "A point lead's badge is valid only with the PIN."),
        translatable("Sentences", "Type the six digits of the PIN."),
    ),
    "badge_not_authentic": (
        translatable("Sentences", "This badge is void."),
        translatable("Sentences", "Use the newest badge, or ask the point lead for a new one."),
    ),
    "badge_of_other_point": (
        translatable("Sentences", "This badge is from another testing point."),
        translatable("Sentences", "Ask the point lead here for a badge of this testing point."),
    ),
    "badge_removed": (
        translatable("Sentences", "The owner of this badge does not work here any more."),
        translatable("Sentences", "Ask the point lead."),
    ),
    "badge_removed.signed_in": (
        translatable("Sentences", "Whoever is signed in here does not work here any more."),
        translatable("Sentences", "Sign in with another badge."),
    ),
    "badge_unknown": (
        translatable("Sentences", "This station does not know this badge."),
        translatable(
            "Sentences", "Import the newest update, or ask the point lead to enrol you here."
        ),
    ),
    "last_lead": (
        translatable("Sentences", "There would be no point lead left at this station."),
        translatable("Sentences", "Enrol another point lead first."),
    ),
    "lead_first": (
        translatable("Sentences", "The first operator of a station must be a point lead."),
        translatable("Sentences", "Enrol the point lead first; the point lead enrols the others."),
    ),
    "lead_needs_pin": (
        translatable("Sentences", "A point lead needs a PIN."),
        translatable("Sentences", "Choose six digits that nobody guesses."),
    ),
    "operator_not_enrolled": (
        translatable("Sentences", "Nobody with this name is enrolled at this station."),
        translatable("Sentences", "Use the name as it is on the badge."),
    ),
    "pin_form": (
        translatable("Sentences", "A PIN has exactly six digits."),
        translatable("Sentences", "Type six digits."),
    ),
    "pin_missing": (
        translatable("Sentences", "The PIN is missing."),
        translatable("Sentences", "Type the six digits of the PIN."),
    ),
    "pin_paused": (
        translatable("Sentences", "Too many wrong PINs in a row."),
        Counted(
            "Sentences",
            "Wait {seconds} second, or scan the badge.",
            "Wait {seconds} seconds, or scan the badge.",
            count_name="seconds",
        ),
    ),
    "pin_weak": (
        translatable("Sentences", "This PIN is among the first that anybody would try."),
        translatable(
            "Sentences", "Choose other digits: no birthday, no sequence, no repeated group."
        ),
    ),
    "pin_wrong": (
        translatable("Sentences", "The PIN is wrong."),
        translatable("Sentences", "Type it again. The point lead can set a new one."),
    ),
    "point_unknown": (
        translatable("Sentences", "No kit was made for this testing point."),
        translatable("Sentences", "Check the spelling, or make the kit first."),
    ),
    "role_not_permitted": (
        translatable("Sentences", "Your role does not permit this."),
        translatable("Sentences", "Ask the point lead to do it, or to confirm it with a badge."),
    ),
    "role_unknown": (
        translatable("Sentences", "There is no such role."),
        translatable(
            "Sentences", "Use registrar, proxy_clerk, queue_guide, sampler or point_lead."
        ),
    ),
    "second_person_missing": (
        translatable("Sentences", "Two people must confirm this, one of them a point lead."),
        translatable("Sentences", "Ask for the second person's badge, and a point lead's PIN."),
    ),
    "second_person_same": (
        translatable("Sentences", "The second person must be somebody else."),
        translatable("Sentences", "Ask a colleague to scan another badge."),
    ),
    "staff_name_invalid": (
        translatable("Sentences", "This cannot be the name of an operator."),
        translatable("Sentences", "Type the name as on the badge, up to 40 characters."),
    ),
    "staff_name_taken": (
        translatable("Sentences", "Another operator here already has this name."),
        translatable("Sentences", "Add something that tells them apart, such as an initial."),
    ),
    "staffed": (
        translatable("Sentences", "Operators are enrolled here, so a typed name is not enough."),
        translatable("Sentences", "Scan the badge, or choose the name and type the PIN."),
    ),
}
