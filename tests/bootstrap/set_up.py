"""Setting a laptop up, and the code of a refusal."""

import pytest
from tests.clock import ManualClock
from tests.made_station import KIT_PASSPHRASE, PASSPHRASE

from testdesk import bootstrap
from testdesk.domain.refusals import EnvironmentFault, Refusal


def set_up(home, kit, *, kit_passphrase=KIT_PASSPHRASE, passphrase=PASSPHRASE, progress=None):
    return bootstrap.set_up_station(
        home,
        kit=kit,
        kit_passphrase=kit_passphrase,
        passphrase=passphrase,
        clock=ManualClock(),
        progress=progress,
    )


def code_of(call, *args, **more):
    with pytest.raises((Refusal, EnvironmentFault)) as caught:
        call(*args, **more)
    return caught.value.code
