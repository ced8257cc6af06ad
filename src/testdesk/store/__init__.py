"""The station's file: SQLCipher, migrations, the journal, the tables, the search."""
