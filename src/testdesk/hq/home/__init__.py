"""The folder of a headquarters: vault, database, epochs; checking and salvaging them."""
