"""The errors of reading and writing an SQLCipher file.

Short, because both databases, their backups and their repair use these errors.
"""

from sqlcipher3 import dbapi2

FILE_ERRORS = (dbapi2.DatabaseError, MemoryError)
"""SQLite's own errors, and MemoryError: SQLCipher reports SQLITE_NOMEM for a page that it cannot
read or decrypt."""
