"""The passphrase of the servers."""

PHRASE = "指挥部门口的雨伞架 2022"
