"""A headquarters home that is made by a passphrase."""

from testdesk.formats.crypto import keys
from testdesk.hq.home.folder import create_headquarters

PASSPHRASE = "图们江水向东流"


SPARE_RECIPIENT = keys.age_recipient(keys.new_age_identity())


def create(home, **more):
    options = {"spare_recipient": SPARE_RECIPIENT} | more
    create_headquarters(home, name="延吉市指挥部", passphrase=PASSPHRASE, **options)
