"""Every code that an error carries, by family and subject, and the details that come with it.

A code that a caller handles has a class in `refusals`. A code that is missing here is rejected by
mypy where it is raised, and by `CodedError` where it comes from a table. The sentence for each code
is in `messages.sentences`. Codes and details keep their released names: `desk` in them is a
station, and `taken` means imported.
"""

from __future__ import annotations

from typing import Literal

RefusalCode = Literal[
    # Typed input: an address, a text, a name, a number
    "address_invalid", "address_missing", "count_invalid", "korean_not_hangul", "language_unknown",
    "name_invalid", "name_missing", "note_missing", "phone_not_a_number", "printer_address_invalid",
    "reader_address_invalid", "reason_missing", "reason_unknown", "text_damaged", "text_invalid",
    "command_unknown", "command_unknown_argument",
    # A document and its number
    "document_of_another", "document_of_several", "document_unknown", "id_number_century_unclear",
    "id_number_invalid",
    # A resident on record
    "building_ambiguous", "building_unknown", "excuse_reason_unknown", "nothing_changed",
    "person_not_excused", "person_not_listed", "person_not_removed", "person_removed",
    "person_twice", "unknown_person",
    # Operators at a station: badges, PINs, roles, second confirmations
    "badge_damaged", "badge_needs_pin", "badge_not_authentic", "badge_of_other_point",
    "badge_removed", "badge_unknown", "last_lead", "lead_first", "lead_needs_pin",
    "operator_not_enrolled", "pin_form", "pin_missing", "pin_paused", "pin_weak", "pin_wrong",
    "point_unknown",
    "role_not_permitted", "role_unknown", "second_person_missing", "second_person_same",
    "staff_name_invalid", "staff_name_taken", "staffed",
    # A proxy code that was read, and its card
    "code_damaged", "code_field_out_of_range", "code_key_expired", "code_key_unknown",
    "code_not_authentic", "code_not_ours", "code_revoked", "code_version_unknown",
    "card_keys_full", "card_number_invalid", "card_number_out_of_range", "card_still_good",
    "card_unknown", "no_code_bound", "too_many_cards", "valid_days_out_of_range",
    # A tube, the places in it, and samples
    "already_sampled", "no_open_tube", "not_sampled", "place_empty", "pool_size_unknown",
    "sample_already_void", "sample_of_other_station", "sample_unknown", "seal_reason_unknown",
    "tube_empty", "tube_form_invalid", "tube_not_sealed", "tube_number_invalid",
    "tube_of_other_station", "tube_unknown", "nothing_to_undo", "undo_overtaken",
    "void_reason_unknown",
    # Tube labels, transport bags, printing
    "bag_handed_over", "bag_not_packed", "bag_packed", "bag_too_full", "bag_unknown",
    "barcode_impossible", "characters_missing", "count_of_labels",
    "labels_none_printed", "labels_of_other_desk", "labels_printed_before", "nothing_to_print",
    "printer_takes_slips", "tube_numbers_end",
    # The queue, the day and the round
    "clock_wrong", "day_closed", "day_not_closed", "swab_reason_unknown",
    "claim_damaged", "claim_forked", "claim_key_unknown", "claim_missing", "claim_not_arrived",
    "claim_of_other_station", "nothing_to_report",
    "no_round", "queue_empty", "slot_invalid", "ticket_not_called",
    "ticket_unknown", "round_exists", "round_name_missing", "round_unknown",
    # The erasure of a round at headquarters
    "erasure_not_proposed", "erasure_proposed", "rewrite_due", "round_disputed", "round_erased",
    "round_in_progress", "round_incomplete", "round_not_erased", "round_recent",
    # A roster and other lists
    "roster_empty", "roster_no_header", "roster_stopped", "roster_too_large", "roster_two_names",
    "roster_unreadable", "export_format_unknown",
    # Keys, passphrases and passwords
    "alg_unknown", "identity_invalid", "passphrase_last", "passphrase_name_exists",
    "passphrase_name_unknown", "passphrase_twice", "passphrase_weak", "passphrase_work_excessive",
    "passphrase_wrong", "passphrases_full", "password_long", "password_weak", "recipient_invalid",
    "signature_wrong", "vault_damaged",
    # The recovery of a forgotten passphrase, and the spare key
    "recovery_missing", "recovery_other_city", "recovery_other_station", "spare_key_wrong",
    "spare_passphrase_same",
    # A file that travels: its container, its form, its events
    "container_damaged", "container_not_canonical", "container_too_large", "file_empty",
    "file_missing", "file_not_ours", "file_too_large", "file_truncated", "format_unknown",
    "manifest_invalid", "not_canonical", "payload_damaged", "payload_mismatch",
    "payload_not_bound", "payload_too_large", "version_unknown", "not_addressed_to_us",
    "chain_broken", "event_damaged", "event_not_there", "journal_forked", "sequence_invalid",
    # A kit, and the station that is set up with it
    "kit_damaged", "kit_expired", "kit_is_renewal", "kit_not_renewal", "kit_of_other_city",
    "kit_of_other_station", "kit_older", "kit_renews",
    "set_up_stopped", "station_exists", "station_in_use", "station_missing",
    "station_number_invalid",
    # A batch, its receipt, and a neighbour's batch
    "batch_admitted", "batch_not_kept", "batch_other_city", "nothing_pending", "receipt_invalid",
    "receipt_other_city", "receipt_other_station", "receipt_unknown_batch",
    "neighbour_not_sealed", "neighbour_revoked", "neighbour_unknown",
    # An update, and the list of who was sampled
    "update_damaged", "update_forked", "update_known", "update_missing", "update_other_city",
    "update_other_station", "update_outdated",
    "sampled_damaged", "sampled_not_announced", "sampled_other_city",
    # A station, as seen by headquarters
    "station_key_differs", "station_not_ended", "station_not_enrolled", "station_not_heard",
    "station_not_revoked", "station_replaced", "station_revoked", "station_trusted",
    "station_unknown", "station_without_kit",
    # Headquarters: points, conflicts, accounts
    "conflict_decided", "conflict_unknown", "decision_invalid", "point_missing",
    "login_failed", "login_waits", "not_permitted", "operator_exists", "operator_missing",
    "operator_name_invalid", "operator_unknown",
    # A home, its backup and its repair
    "backup_damaged", "backup_of_older_program", "backup_older_than_batch", "database_on_server",
    "headquarters_changed", "headquarters_exists", "headquarters_missing", "home_not_empty",
    "retention_out_of_range", "salvage_not_needed", "spare_key_missing", "spare_key_wrong",
    # Headquarters as a server, and the connection to it
    "certificate_unusable", "form_expired", "network_address_invalid", "network_address_missing",
    "network_plain_http", "request_not_authentic", "tls_required",
    # The demo
    "city_too_small", "day_too_small", "demo_exists", "demo_missing", "samples_differ",
    "too_few_residents",
]  # fmt: skip

StoreFaultCode = Literal[
    # A station's file that is lost, damaged, or outdated; `testdesk salvage` helps
    "store_damaged", "store_log_cut", "store_log_damaged", "store_log_missing",
    "store_mark_missing", "store_missing", "store_older_copy", "store_other_history",
    "store_read_only", "store_unreachable",
]  # fmt: skip

DatabaseFaultCode = Literal[
    # The same for headquarters' database file; `testdesk hq salvage` helps
    "database_damaged", "database_log_cut", "database_log_damaged", "database_log_missing",
    "database_mark_missing", "database_missing", "database_older_copy", "database_other_history",
    "database_unreachable",
]  # fmt: skip

ReaderFaultCode = Literal[
    # The ID-card reader
    "id_card_unreadable", "id_reader_busy", "id_reader_gone",
]  # fmt: skip

NetworkFaultCode = Literal[
    # The connection to headquarters
    "network_certificate", "network_cut", "network_name_unknown", "network_proxy_refused",
    "network_proxy_unknown", "network_silent", "network_tls", "network_truncated",
    "network_unreachable",
    # An answer that is not from headquarters, or not a valid one
    "network_answer_invalid", "network_damaged", "network_garbage", "network_login_page",
    "network_other_city", "network_redirected", "network_refused", "network_server_error",
    "network_too_large",
    # Headquarters' own answer
    "network_batch_not_ours", "network_batch_too_large", "network_busy", "network_file_missing",
    "network_station_revoked", "network_station_unknown",
]  # fmt: skip

FaultCode = Literal[
    StoreFaultCode, DatabaseFaultCode, ReaderFaultCode, NetworkFaultCode,
    # A disk, a home, a file
    "disk_fault", "disk_full", "file_missing", "file_unreadable", "home_not_readable",
    "home_not_writable", "read_back_differs", "write_failed",
    # A USB stick
    "stick_faulty", "stick_gone", "stick_read_only",
    # A station's or headquarters' data, where salvage does not help
    "store_busy", "store_too_new", "salvage_impossible",
    "database_beyond_repair", "database_busy", "database_lacks", "database_read_only",
    # A database on a server
    "database_fsync_off", "database_full_page_writes_off", "database_is_standby",
    "database_not_permitted", "database_not_utf8", "database_of_another_city",
    "database_server_changed", "database_url_invalid",
    # Printers and paper
    "paper_read_back_differs", "paper_unreadable", "printer_gave_up", "printer_gone",
    "printer_not_ready", "printer_out_of_paper", "printer_queue_waits", "printer_result_unknown",
    "printer_slow", "printer_stopped",
    # What this computer lacks
    "address_in_use", "address_unusable", "display_missing", "parquet_missing",
    "postgresql_missing", "window_silent",
]  # fmt: skip

Code = RefusalCode | FaultCode

# The names of the details that may come with a code, for its sentence, JSON output or the caller; a
# code that is not listed has none. Where there are several sentences, `reason` chooses one.
DETAILS: dict[Code, str] = {
    # People and cards
    "building_ambiguous": "count",
    "card_number_out_of_range": "station serial",
    "code_field_out_of_range": "field reason",
    "code_key_unknown": "key_id",
    "code_version_unknown": "version kind",
    "document_of_another": "resident",
    "document_unknown": "reason",
    "id_number_invalid": "reason length",
    "person_not_excused": "resident",
    "person_not_listed": "resident reason",
    "person_not_removed": "resident",
    "person_removed": "resident",
    "person_twice": "resident",
    "unknown_person": "resident",
    "valid_days_out_of_range": "days",
    # Operators
    "badge_needs_pin": "operator",
    "badge_removed": "reason",
    "pin_paused": "seconds",
    "role_not_permitted": "action",
    "second_person_missing": "action",
    "second_person_same": "reason",
    "claim_of_other_station": "station",
    # Tubes, labels, the queue, the day
    "bag_too_full": "most",
    "bag_unknown": "bags",
    "characters_missing": "count characters",
    "clock_wrong": "reason today signed",
    "count_of_labels": "most",
    "labels_of_other_desk": "next",
    "labels_printed_before": "numbers next",
    "place_empty": "position",
    "sample_of_other_station": "station tube position at",
    "ticket_not_called": "ticket",
    "tube_form_invalid": "example",
    "tube_of_other_station": "station",
    # Lists
    "roster_no_header": "reason",
    "roster_stopped": "taken reason",
    "roster_too_large": "limit_mebibytes limit_rows limit_sheets",
    "roster_two_names": "columns reason",
    "roster_unreadable": "reason",
    # Keys, passphrases, and files that travel
    "passphrases_full": "most",
    "recovery_missing": "reason",
    "recovery_other_station": "station",
    "event_damaged": "line",
    "event_not_there": "length",
    "journal_forked": "station seq",
    "kit_of_other_station": "kit_station station",
    "receipt_other_station": "station",
    "sequence_invalid": "reason",
    "update_missing": "missing number",
    "update_other_station": "station",
    "version_unknown": "format",
    # Headquarters
    "decision_invalid": "reason",
    "login_waits": "minutes",
    "station_in_use": "station",
    "station_not_ended": "station",
    "station_not_heard": "station",
    "station_not_revoked": "station",
    "station_replaced": "station",
    "station_revoked": "station",
    "station_unknown": "station",
    "station_without_kit": "station",
    "retention_out_of_range": "days most",
    "round_disputed": "count",
    "round_incomplete": "stations",
    "round_recent": "days",
    # The demo
    "city_too_small": "residents least",
    "day_too_small": "people least",
    "samples_differ": "desks headquarters",
    "too_few_residents": "role people residents",
    # Disks and databases
    "disk_fault": "errno",
    "disk_full": "errno reason needed_kb free_kb",
    "file_unreadable": "errno",
    "headquarters_exists": "reason",
    "home_not_writable": "reason",
    "stick_gone": "reason",
    "write_failed": "errno",
    # `events`: how many there are in the file; `marked`: how many its mark records; `kept`: the
    # name of the copy of a damaged log.
    "store_log_cut": "events marked kept",
    "store_log_damaged": "events marked kept",
    "store_log_missing": "events marked kept",
    "store_mark_missing": "events marked kept",
    "store_older_copy": "events marked kept",
    "store_other_history": "events marked kept",
    "store_too_new": "found known",
    "store_unreachable": "reason",
    "backup_of_older_program": "software",
    "backup_older_than_batch": "last length",
    "database_beyond_repair": "pages",
    "database_lacks": "journal arrivals reason",
    "database_log_cut": "events marked kept",
    "database_log_damaged": "events marked kept",
    "database_log_missing": "events marked kept",
    "database_mark_missing": "events marked kept",
    "database_older_copy": "events marked kept",
    "database_other_history": "events marked kept",
    "database_server_changed": "change",
    "database_unreachable": "reason",
    "salvage_not_needed": "reason",
    # Devices
    "id_reader_gone": "reason",
    "paper_read_back_differs": "page",
    # The connection to headquarters
    "network_batch_not_ours": "status",
    "network_batch_too_large": "status",
    "network_busy": "status retry_after",
    "network_file_missing": "status",
    "network_login_page": "status",
    "network_proxy_refused": "status",
    "network_redirected": "status",
    "network_refused": "status retry_after",
    "network_server_error": "status retry_after",
    "network_station_revoked": "status",
    "network_station_unknown": "status",
}
