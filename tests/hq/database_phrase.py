"""The passphrase of a headquarters whose database is looked for, and its spare key."""

from testdesk.formats.crypto import keys

PHRASE = "图们江水向东流"
SPARE_IDENTITY = keys.new_age_identity()
