"""testdesk: the offline-first program of a mass nucleic-acid testing point."""

import os

# Names are read character by character (domain/search/pinyin.py). pypinyin would also load its
# dictionary of 47,000 phrases, which is most of its loading time, at each start of a command.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")

__version__ = "0.1.0"
