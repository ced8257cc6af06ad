"""Sentences about data damaged by a disk or by moving files."""

from __future__ import annotations

from testdesk.messages.catalogue import Counted, translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
DAMAGE: dict[str, tuple[str, str]] = {
    "store_log_damaged": (
        translatable(
            "Sentences",
            "The log of this station's data is damaged, and saved entries lie beyond the damage.",
        ),
        translatable(
            "Sentences",
            "Do not delete anything. Run “testdesk salvage”: it recovers every entry that can be "
            "read.",
        ),
    ),
    "store_log_missing": (
        Counted(
            "Sentences",
            "The log of this station's data is missing: {marked} entry was written, but {events} "
            "found here.",
            "The log of this station's data is missing: {marked} entries were written, but "
            "{events} found here.",
            count_name="marked",
        ),
        translatable(
            "Sentences",
            "Put station.db-wal back beside station.db. If it is gone, run “testdesk salvage”.",
        ),
    ),
    "store_log_cut": (
        Counted(
            "Sentences",
            "The log of this station's data lost its end: {marked} entry was written, but {events} "
            "found here.",
            "The log of this station's data lost its end: {marked} entries were written, but "
            "{events} found here.",
            count_name="marked",
        ),
        translatable(
            "Sentences",
            "Do not delete anything. Run “testdesk salvage”: it recovers every entry that can be "
            "read.",
        ),
    ),
    "store_older_copy": (
        Counted(
            "Sentences",
            "This is an older copy of this station's data: {marked} entry was written, but "
            "{events} found here.",
            "This is an older copy of this station's data: {marked} entries were written, but "
            "{events} found here.",
            count_name="marked",
        ),
        translatable(
            "Sentences", "Put the newest station.db back. If it is gone, run “testdesk salvage”."
        ),
    ),
    "store_other_history": (
        translatable("Sentences", "This is not the data that this station wrote last."),
        translatable(
            "Sentences", "Put the right station.db back. If it is gone, run “testdesk salvage”."
        ),
    ),
    "store_mark_missing": (
        translatable(
            "Sentences",
            "The file station.db-mark is missing or damaged: there is no way to know "
            "whether any entries are lost.",
        ),
        translatable(
            "Sentences", "Put it back beside station.db. If it is gone, run “testdesk salvage”."
        ),
    ),
    "database_log_damaged": (
        translatable(
            "Sentences",
            "The log of headquarters' database is damaged, and saved entries lie beyond "
            "the damage.",
        ),
        translatable(
            "Sentences",
            "Do not delete anything. Run “testdesk hq salvage”: it recovers everything that can "
            "be read.",
        ),
    ),
    "database_log_missing": (
        Counted(
            "Sentences",
            "The log of headquarters' database is missing: {marked} entry was written, but "
            "{events} found here.",
            "The log of headquarters' database is missing: {marked} entries were written, but "
            "{events} found here.",
            count_name="marked",
        ),
        translatable(
            "Sentences",
            "Put headquarters.db-wal back beside headquarters.db. If it is gone, run "
            "“testdesk hq salvage”.",
        ),
    ),
    "database_log_cut": (
        Counted(
            "Sentences",
            "The log of headquarters' database lost its end: {marked} entry was written, but "
            "{events} found here.",
            "The log of headquarters' database lost its end: {marked} entries were written, but "
            "{events} found here.",
            count_name="marked",
        ),
        translatable(
            "Sentences",
            "Do not delete anything. Run “testdesk hq salvage”: it recovers everything that can "
            "be read.",
        ),
    ),
    "database_older_copy": (
        Counted(
            "Sentences",
            "This is an older copy of headquarters' database: {marked} entry was written, but "
            "{events} found here.",
            "This is an older copy of headquarters' database: {marked} entries were written, but "
            "{events} found here.",
            count_name="marked",
        ),
        translatable(
            "Sentences",
            "Put the newest headquarters.db back. If it is gone, run “testdesk hq salvage”.",
        ),
    ),
    "database_other_history": (
        translatable("Sentences", "This is not the database that headquarters wrote last."),
        translatable(
            "Sentences",
            "Put the right headquarters.db back. If it is gone, run “testdesk hq salvage”.",
        ),
    ),
    "database_mark_missing": (
        translatable(
            "Sentences",
            "The file headquarters.db-mark is missing or damaged: there is no way to know "
            "whether anything is lost.",
        ),
        translatable(
            "Sentences",
            "Put it back beside headquarters.db. If it is gone, run “testdesk hq salvage”.",
        ),
    ),
    "store_unsound": (
        translatable("Sentences", "Something is wrong with this station's data file."),
        translatable(
            "Sentences", "“testdesk verify” shows what is wrong, and “testdesk salvage” repairs it."
        ),
    ),
    "database_lacks": (
        translatable(
            "Sentences",
            "Headquarters acknowledged data that is no longer here: own entries {journal}, "
            "arrived batches {arrivals}.",
        ),
        translatable(
            "Sentences",
            "Look for the missing file first. To continue without it: “testdesk hq salvage "
            "--accept-loss”.",
        ),
    ),
    "database_lacks.journal": (
        translatable(
            "Sentences",
            "Headquarters acknowledged data that is no longer here: own entries {journal}.",
        ),
        translatable(
            "Sentences",
            "Look for the missing file first. To continue without it: “testdesk hq salvage "
            "--accept-loss”.",
        ),
    ),
    "database_lacks.arrivals": (
        translatable(
            "Sentences",
            "Headquarters acknowledged data that is no longer here: arrived batches {arrivals}.",
        ),
        translatable(
            "Sentences",
            "Look for the missing file first. To continue without it: “testdesk hq salvage "
            "--accept-loss”.",
        ),
    ),
    "database_on_server": (
        translatable("Sentences", "The database is on a server, not in a file."),
        translatable("Sentences", "Restore it from the server's own backup."),
    ),
    "salvage_incomplete": (
        translatable(
            "Sentences",
            "Not every entry could be recovered; those that could are in the batches.",
        ),
        translatable(
            "Sentences",
            "Keep this folder as it is. Give headquarters the batches and the numbers above: it "
            "imports the batches, runs “testdesk hq station end”, and makes a kit with a new "
            "number. Set up the station with that kit in an empty folder.",
        ),
    ),
    "salvage_not_needed": (
        translatable("Sentences", "Nothing is wrong with the data."),
        translatable("Sentences", "Nothing was changed."),
    ),
    "salvage_not_needed.desk": (
        translatable(
            "Sentences", "Nothing is wrong with the data, or it has already been repaired."
        ),
        translatable(
            "Sentences",
            "Nothing was changed. If an earlier salvage could not write its batch: “testdesk export"
            " --again”.",
        ),
    ),
    "salvage_impossible": (
        translatable("Sentences", "What is left of the data does not say which station this is."),
        translatable(
            "Sentences",
            "Keep the folder as it is and call headquarters; a backup can be restored into "
            "another folder.",
        ),
    ),
    "database_beyond_repair": (
        translatable("Sentences", "Parts of the database are lost."),
        translatable(
            "Sentences",
            "Keep the folder as it is; restore a backup, and import the batches of all stations "
            "again.",
        ),
    ),
}
