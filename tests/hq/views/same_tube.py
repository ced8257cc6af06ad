"""One barcode at two stations."""

from functools import partial

from testdesk.hq.conflicts.resolutions import resolve

TUBE = "YJ00000001"


KEY = f"tube/{TUBE}"


decide = partial(resolve, note="看过了", by="李敏")
