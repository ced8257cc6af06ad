"""The sentences for people, and the one catalogue that has them in every language."""
