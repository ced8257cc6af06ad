"""The files of a headquarters' database."""

from testdesk.hq.home.folder import DATABASE

LOG, MARK = f"{DATABASE}-wal", f"{DATABASE}-mark"
