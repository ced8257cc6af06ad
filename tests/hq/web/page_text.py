"""What a person reads on a page, and the password that opens it."""

import re
from html import unescape

PASSWORD = "correct horse"


def text_of(answer):
    """What a reader sees, in one line."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.text)))
