"""Sentences about headquarters, the demonstration and the command line."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
CITY: dict[str, tuple[str, str]] = {
    "headquarters_missing": (
        translatable("Sentences", "There is no headquarters in this folder."),
        translatable("Sentences", "Make one with: testdesk hq init."),
    ),
    "headquarters_exists": (
        translatable("Sentences", "There is already a headquarters in this folder."),
        translatable("Sentences", "Its data is kept. Use another folder."),
    ),
    "headquarters_exists.database": (
        translatable("Sentences", "There is already a headquarters in this database."),
        translatable("Sentences", "Its data is kept. Use an empty database."),
    ),
    "database_not_utf8": (
        translatable("Sentences", "The database is not encoded in UTF-8."),
        translatable("Sentences", "Make a database with the encoding UTF-8."),
    ),
    "database_of_another_city": (
        translatable("Sentences", "The database belongs to another city."),
        translatable("Sentences", "Use another database."),
    ),
    "database_url_invalid": (
        translatable("Sentences", "The address of the database is wrong."),
        translatable("Sentences", "Use sqlite:///FILE or postgresql://…"),
    ),
    "database_unreachable": (
        translatable("Sentences", "The database does not answer."),
        translatable("Sentences", "Check that its server is running, then try again."),
    ),
    "database_unreachable.file": (
        translatable("Sentences", "The file of headquarters' database cannot be read or written."),
        translatable(
            "Sentences",
            "Free some space on the disk and check the permissions of the folder, then try again.",
        ),
    ),
    "database_missing": (
        translatable("Sentences", "The database of this headquarters is missing."),
        translatable("Sentences", "Restore it from its backup; do not set up a new headquarters."),
    ),
    "database_is_standby": (
        translatable("Sentences", "This database server is a standby: it only copies another."),
        translatable("Sentences", "Use the address of the primary, or of both servers."),
    ),
    "database_fsync_off": (
        translatable("Sentences", "The database server does not wait for its disk."),
        translatable("Sentences", "Set fsync = on, restart the server, then try again."),
    ),
    "database_full_page_writes_off": (
        translatable("Sentences", "A power cut can damage this server's database."),
        translatable("Sentences", "Set full_page_writes = on, reload the server, then try again."),
    ),
    "database_server_changed": (
        translatable("Sentences", "The database server is not the one that answered last time."),
        translatable(
            "Sentences",
            "Check that nothing is missing; then run: testdesk hq database --server-changed.",
        ),
    ),
    "database_busy": (
        translatable("Sentences", "Another program is writing to the database."),
        translatable("Sentences", "Wait a moment, then try again."),
    ),
    "database_damaged": (
        translatable("Sentences", "The database is damaged."),
        translatable("Sentences", "Do not delete anything. Run “testdesk hq salvage”."),
    ),
    "database_read_only": (
        translatable("Sentences", "The database cannot be written to."),
        translatable("Sentences", "Check the permissions of the folder, then try again."),
    ),
    "database_not_permitted": (
        translatable("Sentences", "The database refused this user."),
        translatable(
            "Sentences", "Check the user and password in its address, and the user's permissions."
        ),
    ),
    "replication_not_synchronous": (
        translatable(
            "Sentences",
            "The batch is here, but a standby that lacks it may be promoted, so there is no "
            "receipt.",
        ),
        translatable(
            "Sentences",
            "Set synchronous_standby_names on the server, then import it again. Or accept that "
            "acknowledged batches may be lost: testdesk hq database --may-lose-acknowledged.",
        ),
    ),
    "round_exists": (
        translatable("Sentences", "A round of this name is open or was open."),
        translatable("Sentences", "Use another name."),
    ),
    "round_name_missing": (
        translatable("Sentences", "The round needs a name."),
        translatable("Sentences", "Give one with --name."),
    ),
    "round_unknown": (
        translatable("Sentences", "There is no round with this name."),
        translatable("Sentences", "See: testdesk hq status."),
    ),
    "point_missing": (
        translatable("Sentences", "The name of the testing point is missing."),
        translatable("Sentences", "Give one with --point."),
    ),
    "station_in_use": (
        translatable("Sentences", "A laptop already reports under this number."),
        translatable(
            "Sentences", "Use another number, or --renew if the kit is for the same laptop."
        ),
    ),
    "station_number_invalid": (
        translatable("Sentences", "A station's number is between 1 and 1023."),
        translatable("Sentences", "Use another number."),
    ),
    "parquet_missing": (
        translatable("Sentences", "Parquet files need a package that is not installed."),
        translatable(
            "Sentences", "Use csv or xlsx; or run in testdesk's folder: uv sync --extra hq."
        ),
    ),
    "export_format_unknown": (
        translatable("Sentences", "This file format is not known."),
        translatable("Sentences", "Use csv, xlsx, parquet or fhir."),
    ),
    "demo_exists": (
        translatable("Sentences", "This folder is not empty."),
        translatable("Sentences", "Use an empty folder for the demonstration."),
    ),
    "demo_missing": (
        translatable("Sentences", "There is no demonstration in this folder."),
        translatable("Sentences", "Make one with: testdesk demo."),
    ),
    "city_too_small": (
        translatable("Sentences", "The made-up city is too small."),
        translatable("Sentences", "Use more residents."),
    ),
    "day_too_small": (
        translatable("Sentences", "The made-up day is too small."),
        translatable("Sentences", "Use more people."),
    ),
    "too_few_residents": (
        translatable("Sentences", "There are fewer residents than people for the day."),
        translatable("Sentences", "Use more residents."),
    ),
    "building_unknown": (
        translatable("Sentences", "There is no such building on the list."),
        translatable("Sentences", "See: testdesk coverage."),
    ),
    "samples_differ": (
        translatable(
            "Sentences", "The stations and headquarters count different numbers of samples."
        ),
        translatable("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "kit_is_renewal": (
        translatable("Sentences", "This kit renews a laptop that is already a station."),
        translatable("Sentences", "Ask headquarters for a kit that makes a new station."),
    ),
    "set_up_stopped": (
        translatable("Sentences", "Stopped: this laptop is no station, and nothing was kept."),
        translatable("Sentences", "Start again with the same kit."),
    ),
    "kit_not_renewal": (
        translatable("Sentences", "This kit makes a new station; it does not renew one."),
        translatable("Sentences", "Ask headquarters for a renewed kit of this station."),
    ),
    "kit_renews": (
        translatable("Sentences", "This kit renews a station; no laptop was made from it."),
        translatable("Sentences", "Use the kit from which the station was first set up."),
    ),
    "kit_expired": (
        translatable("Sentences", "This kit has expired, or the date of this laptop is wrong."),
        translatable(
            "Sentences",
            "Check the date. If it is right, ask headquarters for a new kit: testdesk hq kit.",
        ),
    ),
    "kit_of_other_city": (
        translatable("Sentences", "This kit is from another headquarters."),
        translatable("Sentences", "Check the stick again. Nothing was changed."),
    ),
    "kit_of_other_station": (
        translatable("Sentences", "This kit is for another station."),
        translatable("Sentences", "Bring it to that station. Nothing was changed."),
    ),
    "kit_older": (
        translatable("Sentences", "A newer kit has already been used here."),
        translatable(
            "Sentences",
            "Put the old kit aside. If it was made just now, the clock of headquarters was wrong:"
            " call them. Nothing was changed.",
        ),
    ),
    "station_not_heard": (
        translatable("Sentences", "No batch from this station has arrived yet."),
        translatable("Sentences", "Import its first batch, then write its update."),
    ),
    "conflict_unknown": (
        translatable("Sentences", "There is no conflict with this key."),
        translatable("Sentences", "See the list: testdesk hq conflict list."),
    ),
    "conflict_decided": (
        translatable("Sentences", "This conflict has already been decided."),
        translatable("Sentences", "Only a new event can reopen it."),
    ),
    "decision_invalid": (
        translatable("Sentences", "This conflict cannot be decided that way."),
        translatable("Sentences", "Check the conflict again: testdesk hq conflict list."),
    ),
    "decision_invalid.nothing_set_aside": (
        translatable("Sentences", "In this kind of conflict no event can be chosen over another."),
        translatable("Sentences", "Keep all of them valid: all_stand."),
    ),
    "decision_invalid.tubes": (
        translatable("Sentences", "Neither of two tubes with one barcode can be set aside."),
        translatable(
            "Sentences", "Decide all_stand if they are two tubes, or one_tube if they are one."
        ),
    ),
    "decision_invalid.not_tubes": (
        translatable("Sentences", "This conflict is not about two tubes with one barcode."),
        translatable(
            "Sentences", "Choose one of its events, or keep all of them valid: all_stand."
        ),
    ),
    "decision_invalid.one_named": (
        translatable("Sentences", "This decision does not choose a single event."),
        translatable("Sentences", "Leave --stands out, or decide one_stands."),
    ),
    "decision_invalid.none_named": (
        translatable("Sentences", "No valid event was named."),
        translatable("Sentences", "Name it by its station and number: --stands 1:17."),
    ),
    "decision_invalid.not_in_it": (
        translatable("Sentences", "The named event is not part of this conflict."),
        translatable("Sentences", "Name one of those in the list: testdesk hq conflict list."),
    ),
    "decision_invalid.somebody_else": (
        translatable("Sentences", "The number of this event now belongs to somebody else."),
        translatable("Sentences", "Choose another of its events, or keep all of them valid."),
    ),
    "batch_not_kept": (
        translatable("Sentences", "No refused batch of this name is kept here."),
        translatable("Sentences", "See the list: testdesk hq refused list."),
    ),
    "batch_admitted": (
        translatable("Sentences", "This batch has already been admitted."),
        translatable("Sentences", "Its people are already recorded. There is nothing to do."),
    ),
    "headquarters_changed": (
        translatable("Sentences", "Keys or settings were changed by another program."),
        translatable("Sentences", "Close this program and start it again."),
    ),
    "station_without_kit": (
        translatable("Sentences", "No kit was ever made for this station."),
        translatable(
            "Sentences",
            "Make its first kit without --renew. If this headquarters was restored from an older"
            " backup: testdesk hq station enrol KIT.",
        ),
    ),
    "card_keys_full": (
        translatable("Sentences", "All 32 card keys of the city are used up."),
        translatable("Sentences", "Report this to the people who make this program."),
    ),
    "tube_form_invalid": (
        translatable("Sentences", "This is not a valid form for a tube barcode."),
        translatable("Sentences", "Write it in capitals, as {example}."),
    ),
    "tube_form_overlaps": (
        translatable(
            "Sentences", "Documents, telephone numbers or goods may have this form: {examples}."
        ),
        translatable(
            "Sentences",
            "At each such scan, the program asks whether it is a tube. Two letters and 8 to 12 "
            "digits fit no other kind of number.",
        ),
    ),
    "valid_days_out_of_range": (
        translatable("Sentences", "A card cannot be valid for this number of days."),
        translatable("Sentences", "Choose a multiple of ten from 10 to 630."),
    ),
    "retention_out_of_range": (
        translatable("Sentences", "Personal data cannot be kept for this number of days: {days}."),
        translatable("Sentences", "Choose a number of days from 1 to {most}."),
    ),
    "name_invalid": (
        translatable("Sentences", "This name cannot be used."),
        translatable(
            "Sentences", "Use letters, spaces, dots or dashes, and no invisible characters."
        ),
    ),
}
