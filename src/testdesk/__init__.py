"""testdesk: the offline-first desk of a mass nucleic-acid testing point."""

import os

# Names are read letter by letter (domain/search/pinyin.py). The dictionary of 47,000 phrases that
# pypinyin would load beside that of letters is most of what its loading costs,
# at each start of a command.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")

__version__ = "0.1.0"
