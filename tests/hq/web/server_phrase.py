"""The passphrase of the servers."""

PHRASE = "指挥部 2022"
