"""Refusals whose advice no test of this folder follows, each with the reason."""

from __future__ import annotations

_GROUPS: tuple[tuple[str, str], ...] = (
    (
        "a device has to be plugged in or repaired by hand; what is told when is in "
        "tests/paper, tests/readers, tests/bridge and tests/gui",
        "battery_empty battery_low battery_none camera_none second_screen_none "
        "second_screen_unknown sound_none camera_failed camera_missing scanner_denied "
        "scanner_gone scanner_not_seen "
        "id_card_unreadable id_reader_busy id_reader_gone id_reader_gone.answer "
        "reader_address_invalid printer_gave_up printer_gone printer_missing "
        "printer_not_ready printer_out_of_paper printer_queue_waits printer_result_unknown "
        "printer_silent printer_slow printer_stopped display_missing fonts_missing qt_missing "
        "characters_missing spool_kept spool_kept.for_ever spool_kept.windows spool_unknown",
    ),
    (
        "a disk or stick has to fail under the program; tests/courier, "
        "tests/services/exchange/test_sticks.py and tests/reliability let it, and go on afterwards",
        "disk_fault disk_low disk_full.setting home_not_writable.setting home_not_readable "
        "paper_unreadable stick_faulty stick_gone stick_missing read_back_differs "
        "file_unreadable store_read_only store_unreachable database_read_only "
        "database_beyond_repair database_busy "
        "store_busy salvage_impossible kit_damaged",
    ),
    (
        "needs a PostgreSQL server that somebody sets up otherwise; tests/hq/postgresql meets it",
        "database_fsync_off database_full_page_writes_off database_is_standby "
        "database_not_permitted database_not_utf8 database_of_another_city database_on_server"
        " headquarters_exists.database"
        " database_server_changed database_unreachable replication_not_synchronous",
    ),
    (
        "the file was damaged or forged before it came, and the one advice is to ask for it "
        "again, as test_sticks.py does for a batch",
        "alg_unknown body_changed chain_broken container_too_large  "
        "identity_invalid kind_differs not_addressed_to_us "
        " passphrase_work_excessive payload_damaged  "
        "payload_not_bound payload_too_large receipt_invalid sequence_broken  "
        "sampled_damaged update_damaged",
    ),
    (
        "headquarters has to go back to a backup, or the same update is no news: tests/services/"
        "test_headquarters_went_back.py and test_updates.py meet it and go on",
        "update_forked update_known update_outdated",
    ),
    (
        "the file is another city's, and is rightly left: there is nothing to do",
        "sampled_other_city",
    ),
    (
        "only the people who make this program can help, or a newer version of it",
        "card_keys_full card_number_out_of_range code_version_unknown network_answer_invalid "
        "  unknown samples_differ",
    ),
    (
        "a package has to be installed, which a test does not do; tests/cli/test_without_extra.py "
        "blocks each and sees what is told",
        "parquet_missing postgresql_missing",
    ),
    (
        "the line has to fail in a way of its own, and the program tries again by itself; "
        "tests/net goes through all of them",
        "network_batch_not_ours network_batch_too_large network_busy network_certificate "
        "network_damaged network_file_missing network_name_unknown network_proxy_refused "
        "network_proxy_unknown network_silent network_station_unknown network_tls "
        "network_too_large network_truncated request_not_authentic address_unusable",
    ),
    (
        "shown by the window or the pages alone; tests/gui and tests/hq/web meet it and go on",
        "desk_locked dialog_open window_silent form_expired login_failed login_waits "
        "not_permitted headquarters_changed database_not_opened",
    ),
    (
        "the rule cannot be broken by way of the commands and the window; it is kept as a guard",
        "tube_full places_differ export_format_unknown barcode_impossible",
    ),
    (
        "always comes with a reason that has a sentence of its own, which another test follows",
        "code_field_out_of_range document_unknown id_number_invalid decision_invalid "
        "roster_unreadable",
    ),
    (
        "the list has to be larger than a test can make in time; tests/formats meet it",
        "roster_too_large",
    ),
    (
        "needs a state that only a test of its own makes: tests/hq/conflicts/test_resolutions.py, "
        "tests/services and tests/cli meet it and go on",
        "decision_invalid.somebody_else card_or_document paper_read_back_differs station_replaced",
    ),
)

# The code, and the reason.
EXEMPT: dict[str, str] = {code: why for why, codes in _GROUPS for code in codes.split()}
