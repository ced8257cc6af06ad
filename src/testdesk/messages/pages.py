"""The texts of headquarters' pages that the data selects; the others are in the templates.

A code of the data is the end of a text's name: `conflict_` and the kind of a conflict, `look_` and
the kind of an entry in the access log, `shown_` and what a station's operator looked at, `fact_`
and the kind of an event, `decision_invalid_` and the reason of the refusal.
"""

from __future__ import annotations

from testdesk.messages.catalogue import Counted, translatable

PAGES: dict[str, str] = {
    "ago": translatable("Pages", "{span} ago"),
    "batch_admitted": translatable("Pages", "This batch has already been admitted."),
    "batch_not_kept": translatable("Pages", "No refused batch of this name is kept here."),
    "building_name": translatable("Pages", "Building {name}"),
    "chain_copied": translatable("Pages", "Two copies of one laptop in use at once"),
    "chain_damaged": translatable("Pages", "Events in the wrong format"),
    "chain_rewritten": translatable("Pages", "Events were rewritten"),
    "chain_second_laptop": translatable("Pages", "A second laptop of one kit"),
    "chain_set_back": translatable("Pages", "Restored from an old backup, then used further"),
    "colour_green": translatable("Pages", "Green"),
    "colour_none": translatable("Pages", "Unknown"),
    "colour_orange": translatable("Pages", "Orange"),
    "colour_red": translatable("Pages", "Red"),
    "colour_void": translatable("Pages", "Void"),
    "colour_yellow": translatable("Pages", "Yellow"),
    "claim_damaged": translatable(
        "Pages", "This is not the code of a sheet of the day, or not all of it."
    ),
    "claim_forked": translatable(
        "Pages",
        "The station signed this sheet, but in another history than the one that is here: there is "
        "a second laptop, or a backup was restored.",
    ),
    "claim_key_unknown": translatable(
        "Pages",
        "Nothing of this station has arrived yet, so its key is not known. Import one of its "
        "batches, then check again.",
    ),
    "claim_not_arrived": translatable(
        "Pages",
        "The station signed this sheet, but its events have not arrived here yet. Import its "
        "batches, then check again.",
    ),
    "conflict_card_issued_twice": translatable("Pages", "One card issued twice"),
    "conflict_card_issued_twice_hint": translatable(
        "Pages",
        "Two stations that did not know of each other gave one person a card of the same issue "
        "number.",
    ),
    "conflict_card_not_issued": translatable("Pages", "A sample with a card that nobody issued"),
    "conflict_card_not_issued_hint": translatable(
        "Pages",
        "No journal that has arrived issued this card: either its batch is still on the way, or "
        "the card is forged.",
    ),
    "conflict_decided": translatable("Pages", "It has already been decided."),
    "conflict_event_damaged": translatable("Pages", "A batch with events that cannot be read"),
    "conflict_event_damaged_hint": translatable(
        "Pages",
        "The batch's signature is right, but its events do not have the right format; it was "
        "refused and kept. The people in it can be admitted.",
    ),
    "conflict_journal_forked": translatable("Pages", "Journal forked"),
    "conflict_journal_forked_hint": translatable(
        "Pages",
        "The station sent a history that differs from the one here; it was refused.",
    ),
    "conflict_number_shared": translatable("Pages", "Two people under one number"),
    "conflict_number_shared_hint": translatable(
        "Pages",
        "Stations reported different names for one document number.",
    ),
    "conflict_record_differs": translatable("Pages", "A station differs from the list"),
    "conflict_record_differs_hint": translatable(
        "Pages",
        "A station gives another phone, address, document or colour for a listed person. Until "
        "somebody decides, headquarters' list is shown; a station's own correction is shown at "
        "that station only.",
    ),
    "conflict_sampled_twice": translatable("Pages", "One person sampled twice"),
    "conflict_sampled_twice_hint": translatable(
        "Pages",
        "There are two valid samples of one person in one round.",
    ),
    "conflict_station_key_differs": translatable("Pages", "A laptop with another key"),
    "conflict_station_key_differs_hint": translatable(
        "Pages",
        "Another laptop sent a batch under this station's number; it was refused.",
    ),
    "conflict_tube_at_two_stations": translatable("Pages", "One tube at two stations"),
    "conflict_tube_at_two_stations_hint": translatable(
        "Pages",
        "Two stations used one barcode. They are kept apart as two tubes until somebody decides "
        "that they are one.",
    ),
    "conflict_unknown": translatable("Pages", "No such conflict is known."),
    "conflicts": translatable("Pages", "Conflicts"),
    "days": translatable("Pages", "{n} d"),
    "decision_all_stand": translatable("Pages", "All are valid"),
    "decision_invalid_none_named": translatable(
        "Pages",
        "No valid event was chosen. Choose one and send the form again.",
    ),
    "decision_invalid_not_in_it": translatable(
        "Pages",
        "The chosen event is not part of this conflict; new events may have arrived since then. "
        "Choose again on this page.",
    ),
    "decision_invalid_not_tubes": translatable(
        "Pages",
        "This conflict is not about two tubes with one barcode. Choose the valid event, or keep "
        "all of them valid.",
    ),
    "decision_invalid_nothing_set_aside": translatable(
        "Pages",
        "In this kind of conflict no event can be chosen over another. Choose one of the "
        "decisions that this page offers.",
    ),
    "decision_invalid_one_named": translatable(
        "Pages",
        "This decision does not choose a single event. Choose again.",
    ),
    "decision_invalid_somebody_else": translatable(
        "Pages",
        "The number of this event now belongs to somebody else. Choose another event, or keep all "
        "of them valid.",
    ),
    "decision_invalid_tubes": translatable(
        "Pages",
        "Neither of two tubes with one barcode can be set aside. Decide whether they are two (all "
        "are valid) or one.",
    ),
    "decision_one_stands": translatable("Pages", "One is valid"),
    "decision_one_tube": translatable("Pages", "They are one tube"),
    "desk_number": translatable("Pages", "station {station}"),
    "downloads": translatable("Pages", "Downloads"),
    "erasure_not_proposed": translatable(
        "Pages", "Nobody has proposed to erase this round, or the proposal was withdrawn."
    ),
    "erasure_proposed": translatable("Pages", "The erasure has already been proposed."),
    "fact_other": translatable("Pages", "an entry of {place} at {at}"),
    "fact_proxy_code_issued": translatable(
        "Pages",
        "card {card_number}, number {issue_number} of this person, issued at {at} at {place}",
    ),
    "fact_resident_corrected": translatable("Pages", "corrected at {at} at {place}: {name}"),
    "fact_resident_registered": translatable("Pages", "registered at {at} at {place}: {name}"),
    "fact_roster_taken": translatable("Pages", "on the list that {place} imported at {at}: {name}"),
    "fact_sample_taken": translatable(
        "Pages",
        "sampled at {at} at {place} ({point}), tube {tube}, place {position}",
    ),
    "fact_tube_opened": translatable("Pages", "tube {tube} opened at {at} at {place}"),
    "fact_tube_reopened": translatable("Pages", "tube {tube} opened again at {at} at {place}"),
    "fact_tube_sealed": Counted(
        "Pages",
        "tube {tube} with {people} person sealed at {at} at {place}",
        "tube {tube} with {people} people sealed at {at} at {place}",
        count_name="people",
    ),
    "field_birth": translatable("Pages", "born"),
    "field_building": translatable("Pages", "building"),
    "field_colour": translatable("Pages", "health code"),
    "field_compound": translatable("Pages", "compound"),
    "field_document_number": translatable("Pages", "document number"),
    "field_document_type": translatable("Pages", "kind of document"),
    "field_korean": translatable("Pages", "Hangul"),
    "field_language": translatable("Pages", "language"),
    "field_name": translatable("Pages", "name"),
    "field_note": translatable("Pages", "note"),
    "field_phone": translatable("Pages", "phone"),
    "field_room": translatable("Pages", "room"),
    "field_sex": translatable("Pages", "sex"),
    "field_unit": translatable("Pages", "unit"),
    "format_csv": translatable("Pages", "CSV"),
    "format_csv_hint": translatable(
        "Pages",
        "The registration form as UTF-8 text; opens in any spreadsheet",
    ),
    "format_fhir": translatable("Pages", "FHIR R5"),
    "format_fhir_hint": translatable("Pages", "For laboratories: a tube is a pooled specimen"),
    "format_parquet": translatable("Pages", "Parquet"),
    "format_parquet_hint": translatable("Pages", "For statistics"),
    "format_xlsx": translatable("Pages", "Excel"),
    "format_xlsx_hint": translatable(
        "Pages",
        "The registration form; all cells are text, so that no number loses digits",
    ),
    "headquarters_itself": translatable("Pages", "headquarters"),
    "hours": translatable("Pages", "{n} h"),
    "just_now": translatable("Pages", "just now"),
    "login_failed": translatable("Pages", "Name or password is wrong."),
    "login_waits": translatable("Pages", "Too many failed attempts. Wait {minutes} min."),
    "look_building": translatable("Pages", "A building"),
    "look_conflict": translatable("Pages", "Conflicts"),
    "look_download": translatable("Pages", "A download"),
    "look_person": translatable("Pages", "A person"),
    "look_tube": translatable("Pages", "A tube"),
    "shown_number": translatable("Pages", "whole document number"),
    "shown_phone": translatable("Pages", "whole phone number"),
    "shown_record": translatable("Pages", "record"),
    "looks": translatable("Pages", "Access log"),
    "minutes": translatable("Pages", "{n} min"),
    "mode_household": translatable("Pages", "one household"),
    "mode_pool": translatable("Pages", "pooled"),
    "mode_single": translatable("Pages", "single"),
    "no_building": translatable("Pages", "No building given"),
    "note_missing": translatable("Pages", "Give the reason in the note."),
    "overview": translatable("Pages", "Overview"),
    "person_not_listed": translatable("Pages", "This person is on no list."),
    "person_not_removed": translatable("Pages", "This person was not taken off the list."),
    "person_removed": translatable("Pages", "This person has already been taken off the list."),
    "not_permitted": translatable("Pages", "Only a supervisor may do this."),
    "reason_missing": translatable("Pages", "Give a reason."),
    "reason_not_green": translatable("Pages", "Code is not green"),
    "reason_not_seen": translatable("Pages", "Not seen"),
    "reason_sample_undone": translatable("Pages", "Sample was undone"),
    "recall": translatable("Pages", "Recall"),
    "excused_because": translatable("Pages", "Excused: {why}"),
    "excuse_quarantined": translatable("Pages", "in quarantine"),
    "excuse_away": translatable("Pages", "away"),
    "excuse_sampled_elsewhere": translatable("Pages", "sampled elsewhere"),
    "excuse_vaccinated": translatable("Pages", "vaccinated within 48 hours"),
    "excuse_home_visit": translatable("Pages", "needs a home visit"),
    "excuse_refused": translatable("Pages", "refuses"),
    "excuse_other": translatable("Pages", "another reason"),
    "removed_died": translatable("Pages", "Has died"),
    "removed_listed_twice": translatable("Pages", "Listed twice"),
    "removed_mistake": translatable("Pages", "Listed by mistake"),
    "removed_moved_away": translatable("Pages", "Moved away"),
    "removed_other": translatable("Pages", "Another reason"),
    "rewrite_due": translatable(
        "Pages",
        "There is no record yet: unused parts of the database may still have what was erased. "
        "Rewrite the database first.",
    ),
    "room_name": translatable("Pages", "room {name}"),
    "seconds": translatable("Pages", "{n} s"),
    "round_current": translatable("Pages", "The round is still open"),
    "round_disputed": translatable(
        "Pages", "Decide the conflicts about this round first. Undecided: {count}."
    ),
    "round_due": translatable("Pages", "May be erased"),
    "round_erased": translatable("Pages", "Erased; nothing of it is left"),
    "round_in_progress": translatable(
        "Pages", "This round is still open. It can be erased some time after the next one began."
    ),
    "round_incomplete": translatable(
        "Pages",
        "Events are missing in between, from stations: {stations}. Import their batches first.",
    ),
    "round_kept": translatable("Pages", "Kept for now"),
    "round_proposed": translatable("Pages", "Proposed; another supervisor has to confirm it"),
    "round_recent": translatable(
        "Pages", "The round ended, or part of it arrived, too recently. Days to keep it: {days}."
    ),
    "round_unknown": translatable("Pages", "There is no round with this name."),
    "rounds": translatable("Pages", "Rounds"),
    "second_person_same_password": translatable("Pages", "Another supervisor has to confirm it."),
    "sex_F": translatable("Pages", "Female"),
    "sex_M": translatable("Pages", "Male"),
    "state_discarded": translatable("Pages", "discarded"),
    "state_open": translatable("Pages", "open"),
    "state_sealed": translatable("Pages", "sealed"),
    "signature_wrong": translatable(
        "Pages", "Not genuine: the station did not sign these figures."
    ),
    "station_unknown": translatable("Pages", "No kit was ever made for station {station}."),
    "stations": translatable("Pages", "Stations"),
    "unit_name": translatable("Pages", "unit {name}"),
}
