"""What the pages of headquarters' file hold, in use or not.

Short, because it is one fact that tests of erasures and of their kills need.
"""

from pathlib import Path

from testdesk.database_file.log import PAGE_SIZE
from testdesk.database_file.pages import keys_of
from testdesk.hq.home.folder import DATABASE


def plain_pages(home: Path, key: str) -> bytes:
    """Every page of the file, decrypted; not those in its log.

    Args:
        home: headquarters' folder.
        key: of its database, in hexadecimal.
    """
    data = (home / DATABASE).read_bytes()
    pages = [data[start : start + PAGE_SIZE] for start in range(0, len(data), PAGE_SIZE)]
    keys = keys_of(bytes.fromhex(key), pages[0])
    return b"".join(keys.plain(number, page) for number, page in enumerate(pages, start=1))
