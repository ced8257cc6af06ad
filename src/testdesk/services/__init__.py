"""The commands, one function each; a command returns its value and what it changed."""
