"""The parts of an SQLCipher file, whatever tables it has: its log, its pages and its mark."""
