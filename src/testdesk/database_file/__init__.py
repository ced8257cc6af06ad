"""What is in and beside an SQLCipher file, whoever's tables it holds: its log, pages and mark."""
