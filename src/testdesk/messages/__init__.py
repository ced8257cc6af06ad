"""The texts that users read, and the catalogue that has them in every language."""
