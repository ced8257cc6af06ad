"""Sentences about the erasure of rounds, and about sheets that headquarters checks."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code -> what happened, and what to do next.
ERASING: dict[str, tuple[str, str]] = {
    "erasure_not_proposed": (
        translatable("Sentences", "Nobody has proposed to erase this round."),
        translatable("Sentences", "Propose it; another supervisor can then confirm it."),
    ),
    "erasure_proposed": (
        translatable("Sentences", "The erasure of this round has already been proposed."),
        translatable("Sentences", "Another supervisor confirms it with --confirm."),
    ),
    "rewrite_due": (
        translatable(
            "Sentences",
            "There is no record yet: unused parts of the database may still have what was erased.",
        ),
        translatable("Sentences", "First run: testdesk hq round rewrite."),
    ),
    "round_disputed": (
        translatable("Sentences", "Undecided conflicts about this round: {count}."),
        translatable("Sentences", "Decide them first: testdesk hq conflict list."),
    ),
    "round_erased": (
        translatable("Sentences", "Nothing is left of this round: it has been erased."),
        translatable("Sentences", "See: testdesk hq round list."),
    ),
    "round_in_progress": (
        translatable("Sentences", "This round is still open."),
        translatable("Sentences", "It can be erased some time after the next round was opened."),
    ),
    "round_incomplete": (
        translatable("Sentences", "Events are missing in between, from stations: {stations}."),
        translatable(
            "Sentences",
            "Import their batches. If a laptop lost them for good: testdesk hq station end.",
        ),
    ),
    "round_not_erased": (
        translatable("Sentences", "This round has not been erased."),
        translatable("Sentences", "There is no record yet. See: testdesk hq round list."),
    ),
    "round_recent": (
        translatable("Sentences", "The round ended, or part of it arrived, too recently."),
        translatable("Sentences", "Wait until it has been kept for this number of days: {days}."),
    ),
    "second_person_same.password": (
        translatable("Sentences", "The second person must be somebody else."),
        translatable("Sentences", "Ask another supervisor to confirm it."),
    ),
    "claim_forked": (
        translatable(
            "Sentences",
            "The station signed this sheet, but in another history than the one that is here.",
        ),
        translatable(
            "Sentences",
            "There is a second laptop, or a backup was restored. See: testdesk hq refused list.",
        ),
    ),
    "claim_key_unknown": (
        translatable("Sentences", "The key that would prove this sheet is not known here yet."),
        translatable("Sentences", "Import a batch of its station, then check the sheet again."),
    ),
    "claim_missing": (
        translatable("Sentences", "This file has no code of a sheet of the day."),
        translatable("Sentences", "Scan the code on the paper, and give its text instead."),
    ),
    "claim_not_arrived": (
        translatable(
            "Sentences",
            "The station signed this sheet, but its events have not arrived here yet.",
        ),
        translatable("Sentences", "Import the station's batches, then check the sheet again."),
    ),
}
