"""Finds residents by name (Chinese characters, pinyin, Hangul, initials), number or address."""
