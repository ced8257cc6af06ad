"""Headquarters, the demonstration and the command line, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

CITY: dict[str, tuple[str, str]] = {
    "headquarters_missing": (
        QT_TRANSLATE_NOOP("Sentences", "There is no headquarters in this folder."),
        QT_TRANSLATE_NOOP("Sentences", "Make one with: testdesk hq init."),
    ),
    "headquarters_exists": (
        QT_TRANSLATE_NOOP("Sentences", "There is a headquarters in this folder already."),
        QT_TRANSLATE_NOOP("Sentences", "Its data is kept. Use another folder."),
    ),
    "database_not_utf8": (
        QT_TRANSLATE_NOOP("Sentences", "The database does not keep UTF-8."),
        QT_TRANSLATE_NOOP("Sentences", "Make a database with the encoding UTF-8."),
    ),
    "database_of_another_city": (
        QT_TRANSLATE_NOOP("Sentences", "The database belongs to another city."),
        QT_TRANSLATE_NOOP("Sentences", "Use another database."),
    ),
    "database_url_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "The address of the database is not right."),
        QT_TRANSLATE_NOOP("Sentences", "Use sqlite:///FILE or postgresql://…"),
    ),
    "database_unreachable": (
        QT_TRANSLATE_NOOP("Sentences", "The database does not answer."),
        QT_TRANSLATE_NOOP("Sentences", "Look whether its server runs, then try again."),
    ),
    "database_unreachable.file": (
        QT_TRANSLATE_NOOP(
            "Sentences", "The disk does not give or take the file of headquarters' database."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Make room on the disk and check the rights on the folder, then try again."
        ),
    ),
    "database_missing": (
        QT_TRANSLATE_NOOP("Sentences", "The database of this headquarters is missing."),
        QT_TRANSLATE_NOOP("Sentences", "Bring it back from its backup; make no new headquarters."),
    ),
    "database_is_standby": (
        QT_TRANSLATE_NOOP(
            "Sentences", "This database server is a standby: it only copies another."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Use the address of the primary, or of both servers."),
    ),
    "database_fsync_off": (
        QT_TRANSLATE_NOOP("Sentences", "The database server does not wait for its disk."),
        QT_TRANSLATE_NOOP("Sentences", "Set fsync = on, restart the server, then try again."),
    ),
    "database_full_page_writes_off": (
        QT_TRANSLATE_NOOP("Sentences", "A power cut can tear this server's database."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Set full_page_writes = on, reload the server, then try again."
        ),
    ),
    "database_server_changed": (
        QT_TRANSLATE_NOOP("Sentences", "Another database server answers than last time."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Look whether anything is missing; then: testdesk hq database --server-changed.",
        ),
    ),
    "database_busy": (
        QT_TRANSLATE_NOOP("Sentences", "Another program is writing to the database."),
        QT_TRANSLATE_NOOP("Sentences", "Wait a moment, then try again."),
    ),
    "database_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "The database is damaged."),
        QT_TRANSLATE_NOOP("Sentences", "Do not delete anything. Run “testdesk hq salvage”."),
    ),
    "database_read_only": (
        QT_TRANSLATE_NOOP("Sentences", "The database cannot be written to."),
        QT_TRANSLATE_NOOP("Sentences", "Check the rights on the folder, then try again."),
    ),
    "database_not_permitted": (
        QT_TRANSLATE_NOOP("Sentences", "The database refuses this user."),
        QT_TRANSLATE_NOOP("Sentences", "Check user, password and rights in its address."),
    ),
    "replication_not_synchronous": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The batch is here, but a standby may be promoted that lacks it: no receipt.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Set synchronous_standby_names on the server, then take it in again. Or say that"
            " acknowledged batches may be lost: testdesk hq database --may-lose-acknowledged.",
        ),
    ),
    "round_exists": (
        QT_TRANSLATE_NOOP("Sentences", "A round of this name is open or was open."),
        QT_TRANSLATE_NOOP("Sentences", "Use another name."),
    ),
    "round_name_missing": (
        QT_TRANSLATE_NOOP("Sentences", "The round needs a name."),
        QT_TRANSLATE_NOOP("Sentences", "Give one with --name."),
    ),
    "round_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "There is no round of this name."),
        QT_TRANSLATE_NOOP("Sentences", "Look at: testdesk hq status."),
    ),
    "point_missing": (
        QT_TRANSLATE_NOOP("Sentences", "The name of the testing point is missing."),
        QT_TRANSLATE_NOOP("Sentences", "Give one with --point."),
    ),
    "station_in_use": (
        QT_TRANSLATE_NOOP("Sentences", "A laptop already reports under this number."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Use another number; or --renew, if the kit is for this very laptop."
        ),
    ),
    "station_number_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "A station has a number from 1 to 1023."),
        QT_TRANSLATE_NOOP("Sentences", "Use another number."),
    ),
    "parquet_missing": (
        QT_TRANSLATE_NOOP("Sentences", "Parquet files need a package that is not installed."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Use csv or xlsx; or run in testdesk's folder: uv sync --extra hq."
        ),
    ),
    "export_format_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This kind of file is not known."),
        QT_TRANSLATE_NOOP("Sentences", "Use csv, xlsx, parquet or fhir."),
    ),
    "demo_exists": (
        QT_TRANSLATE_NOOP("Sentences", "This folder is not empty."),
        QT_TRANSLATE_NOOP("Sentences", "Use an empty folder for the demonstration."),
    ),
    "demo_missing": (
        QT_TRANSLATE_NOOP("Sentences", "There is no demonstration in this folder."),
        QT_TRANSLATE_NOOP("Sentences", "Make one with: testdesk demo."),
    ),
    "city_too_small": (
        QT_TRANSLATE_NOOP("Sentences", "The made-up city is too small."),
        QT_TRANSLATE_NOOP("Sentences", "Use more residents."),
    ),
    "day_too_small": (
        QT_TRANSLATE_NOOP("Sentences", "The made-up day is too small."),
        QT_TRANSLATE_NOOP("Sentences", "Use more people."),
    ),
    "too_few_residents": (
        QT_TRANSLATE_NOOP("Sentences", "There are fewer residents than people of the day."),
        QT_TRANSLATE_NOOP("Sentences", "Use more residents."),
    ),
    "building_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "There is no such building on the list."),
        QT_TRANSLATE_NOOP("Sentences", "Look at: testdesk coverage."),
    ),
    "samples_differ": (
        QT_TRANSLATE_NOOP("Sentences", "The desks and headquarters do not count the same."),
        QT_TRANSLATE_NOOP("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "kit_is_renewal": (
        QT_TRANSLATE_NOOP("Sentences", "This kit renews a laptop that is a station already."),
        QT_TRANSLATE_NOOP("Sentences", "Ask headquarters for a kit that makes a new station."),
    ),
    "kit_not_renewal": (
        QT_TRANSLATE_NOOP("Sentences", "This kit makes a new station and renews none."),
        QT_TRANSLATE_NOOP("Sentences", "Ask headquarters for a renewed kit of this station."),
    ),
    "kit_renews": (
        QT_TRANSLATE_NOOP("Sentences", "This kit renews a station; no laptop was made from it."),
        QT_TRANSLATE_NOOP("Sentences", "Use the kit from which the desk was set up first."),
    ),
    "kit_of_other_city": (
        QT_TRANSLATE_NOOP("Sentences", "This kit is from another headquarters."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the stick again. Nothing was changed."),
    ),
    "kit_of_other_station": (
        QT_TRANSLATE_NOOP("Sentences", "This kit is for another station."),
        QT_TRANSLATE_NOOP("Sentences", "Take it to that desk. Nothing was changed."),
    ),
    "kit_older": (
        QT_TRANSLATE_NOOP("Sentences", "A newer kit was taken here already."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Put the old kit aside. If it was made just now, the clock of headquarters was wrong:"
            " call them. Nothing was changed.",
        ),
    ),
    "station_not_heard": (
        QT_TRANSLATE_NOOP("Sentences", "No batch of this station came yet."),
        QT_TRANSLATE_NOOP("Sentences", "Take its first batch in, then write its update."),
    ),
    "conflict_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "There is no conflict of this name."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the list: testdesk hq conflict list."),
    ),
    "conflict_decided": (
        QT_TRANSLATE_NOOP("Sentences", "This conflict was decided already."),
        QT_TRANSLATE_NOOP("Sentences", "A new event would open it again."),
    ),
    "decision_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This cannot be decided so."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the conflict again: testdesk hq conflict list."),
    ),
    "decision_invalid.nothing_set_aside": (
        QT_TRANSLATE_NOOP(
            "Sentences", "In a conflict of this kind no event can be set aside for another."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Let all of them stand: all_stand."),
    ),
    "decision_invalid.tubes": (
        QT_TRANSLATE_NOOP("Sentences", "Of two tubes with one barcode none can be set aside."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Decide all_stand where they are two tubes, one_tube where they are one."
        ),
    ),
    "decision_invalid.not_tubes": (
        QT_TRANSLATE_NOOP("Sentences", "This conflict is not about two tubes with one barcode."),
        QT_TRANSLATE_NOOP("Sentences", "Let one of its events stand, or all of them: all_stand."),
    ),
    "decision_invalid.one_named": (
        QT_TRANSLATE_NOOP("Sentences", "This decision does not single out an event."),
        QT_TRANSLATE_NOOP("Sentences", "Leave --stands out, or decide one_stands."),
    ),
    "decision_invalid.none_named": (
        QT_TRANSLATE_NOOP("Sentences", "Which event stands is not said."),
        QT_TRANSLATE_NOOP("Sentences", "Name it by its station and number: --stands 1:17."),
    ),
    "decision_invalid.not_in_it": (
        QT_TRANSLATE_NOOP("Sentences", "The named event is not one of this conflict."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Name one of those that the list shows: testdesk hq conflict list."
        ),
    ),
    "decision_invalid.somebody_else": (
        QT_TRANSLATE_NOOP("Sentences", "By now somebody else is under the number of this event."),
        QT_TRANSLATE_NOOP("Sentences", "Let another of its events stand, or all of them."),
    ),
    "batch_not_kept": (
        QT_TRANSLATE_NOOP("Sentences", "No refused batch of this name is kept here."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the list: testdesk hq refused list."),
    ),
    "batch_admitted": (
        QT_TRANSLATE_NOOP("Sentences", "This batch was admitted already."),
        QT_TRANSLATE_NOOP("Sentences", "Its people are in. Nothing to do."),
    ),
    "headquarters_changed": (
        QT_TRANSLATE_NOOP("Sentences", "Keys or settings were changed by another program."),
        QT_TRANSLATE_NOOP("Sentences", "Stop this program and start it again."),
    ),
    "station_without_kit": (
        QT_TRANSLATE_NOOP("Sentences", "No kit was ever made for this station."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Make its first kit without --renew. If this headquarters was restored from an older"
            " backup: testdesk hq station enrol KIT.",
        ),
    ),
    "card_keys_full": (
        QT_TRANSLATE_NOOP("Sentences", "All 32 card keys of the city are used up."),
        QT_TRANSLATE_NOOP("Sentences", "Tell the people who make this program."),
    ),
    "tube_form_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This is no form of a tube's barcode."),
        QT_TRANSLATE_NOOP("Sentences", "Write it in capitals, as {example}."),
    ),
    "tube_form_overlaps": (
        QT_TRANSLATE_NOOP(
            "Sentences", "Documents, telephone numbers or goods may have this form: {examples}."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "A desk asks at each such scan whether it is a tube. Two letters and 8 to 12 digits"
            " are no other number's form.",
        ),
    ),
    "valid_days_out_of_range": (
        QT_TRANSLATE_NOOP("Sentences", "A card cannot hold for this number of days."),
        QT_TRANSLATE_NOOP("Sentences", "Choose tens of days, from 10 to 630."),
    ),
    "name_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This name cannot be used."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Use letters, with blanks, dots or dashes; nothing that cannot be seen."
        ),
    ),
}
