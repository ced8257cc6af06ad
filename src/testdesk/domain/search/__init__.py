"""Finds residents by name in two scripts, by pinyin, Hangul, initials or syllables."""
