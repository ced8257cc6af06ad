"""The program log: what the program did, in codes and numbers, without a word about a person."""
