"""The passphrase of a headquarters whose database is looked for."""

PHRASE = "图们江水向东流"
