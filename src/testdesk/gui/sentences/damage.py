"""What a disk, or whoever moved files, did to the data, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

DAMAGE: dict[str, tuple[str, str]] = {
    "store_log_damaged": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The log of this desk's data is damaged; entries that were answered are behind "
            "the damage.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Do not delete anything. Run “testdesk salvage”: it brings back every entry "
            "that can be read.",
        ),
    ),
    "store_log_missing": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The log of this desk's data is missing: {marked} entries were written, "
            "{events} are here.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Put station.db-wal back beside station.db. If it is gone, run “testdesk salvage”.",
        ),
    ),
    "store_log_cut": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The log of this desk's data lost its end: {marked} entries were written, "
            "{events} are here.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Do not delete anything. Run “testdesk salvage”: it brings back every entry "
            "that can be read.",
        ),
    ),
    "store_older_copy": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "This is an older copy of this desk's data: {marked} entries were written, "
            "{events} are here.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Put the newest station.db back. If it is gone, run “testdesk salvage”."
        ),
    ),
    "store_other_history": (
        QT_TRANSLATE_NOOP("Sentences", "This is not the data that this desk wrote last."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Put the right station.db back. If it is gone, run “testdesk salvage”."
        ),
    ),
    "store_mark_missing": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The file station.db-mark is missing or damaged: whether any entries are lost "
            "cannot be told.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Put it back beside station.db. If it is gone, run “testdesk salvage”."
        ),
    ),
    "database_log_damaged": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The log of headquarters' database is damaged; what was acknowledged is behind "
            "the damage.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Do not delete anything. Run “testdesk hq salvage”: it brings back all that "
            "can be read.",
        ),
    ),
    "database_log_missing": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The log of headquarters' database is missing: {marked} entries were written, "
            "{events} are here.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Put headquarters.db-wal back beside headquarters.db. If it is gone, run "
            "“testdesk hq salvage”.",
        ),
    ),
    "database_log_cut": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The log of headquarters' database lost its end: {marked} entries were "
            "written, {events} are here.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Do not delete anything. Run “testdesk hq salvage”: it brings back all that "
            "can be read.",
        ),
    ),
    "database_older_copy": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "This is an older copy of headquarters' database: {marked} entries were "
            "written, {events} are here.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Put the newest headquarters.db back. If it is gone, run “testdesk hq salvage”.",
        ),
    ),
    "database_other_history": (
        QT_TRANSLATE_NOOP("Sentences", "This is not the database that headquarters wrote last."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Put the right headquarters.db back. If it is gone, run “testdesk hq salvage”.",
        ),
    ),
    "database_mark_missing": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The file headquarters.db-mark is missing or damaged: whether anything is lost "
            "cannot be told.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Put it back beside headquarters.db. If it is gone, run “testdesk hq salvage”.",
        ),
    ),
    "store_unsound": (
        QT_TRANSLATE_NOOP("Sentences", "Something is wrong with this desk's data file."),
        QT_TRANSLATE_NOOP(
            "Sentences", "“testdesk verify” tells what, “testdesk salvage” makes it right."
        ),
    ),
    "database_lacks": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Headquarters acknowledged what is no longer here: own entries {journal},"
            " arrived batches {arrivals}.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Look for the missing file first. To go on without it: “testdesk hq salvage"
            " --accept-loss”.",
        ),
    ),
    "database_lacks.journal": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Headquarters acknowledged what is no longer here: own entries {journal}.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Look for the missing file first. To go on without it: “testdesk hq salvage"
            " --accept-loss”.",
        ),
    ),
    "database_lacks.arrivals": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Headquarters acknowledged what is no longer here: arrived batches {arrivals}.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Look for the missing file first. To go on without it: “testdesk hq salvage"
            " --accept-loss”.",
        ),
    ),
    "database_on_server": (
        QT_TRANSLATE_NOOP("Sentences", "The database is a server's, not a file of ours."),
        QT_TRANSLATE_NOOP("Sentences", "Bring it back from the server's own backup."),
    ),
    "salvage_incomplete": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Not every entry could be brought back; those that could are in the batches.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Keep this folder as it is. Give headquarters the batches and the numbers above: it "
            "takes the batches in, says “testdesk hq station end”, and makes a kit of a new "
            "number. Set the desk up with it in an empty folder.",
        ),
    ),
    "salvage_not_needed": (
        QT_TRANSLATE_NOOP("Sentences", "Nothing is wrong with the data."),
        QT_TRANSLATE_NOOP("Sentences", "Nothing was changed."),
    ),
    "salvage_not_needed.desk": (
        QT_TRANSLATE_NOOP("Sentences", "Nothing is wrong with the data, or nothing any more."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Nothing was changed. If an earlier salvage could not write its batch: “testdesk export"
            " --again”.",
        ),
    ),
    "salvage_impossible": (
        QT_TRANSLATE_NOOP("Sentences", "What is left of the data does not say who this desk is."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Keep the folder as it is and call headquarters; a backup can be restored into "
            "another folder.",
        ),
    ),
    "database_beyond_repair": (
        QT_TRANSLATE_NOOP("Sentences", "Parts of the database are lost."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Keep the folder as it is; bring back a backup, and take the batches of all "
            "desks in again.",
        ),
    ),
}
