"""Finding a resident by name in two scripts: pinyin, hangul, initials, syllables."""
