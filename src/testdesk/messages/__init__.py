"""The texts for people, and the one catalogue that has them in every language."""
