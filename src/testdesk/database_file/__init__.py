"""The parts of an SQLCipher file, whatever its tables: its log, pages and mark."""
