"""A log that cannot be folded at rest keeps everything, and no error is reported."""

import pytest
from sqlcipher3 import dbapi2
from tests.made_station import HALMEONI, TUBES, make_city, make_home, open_station

# SQLCipher reports a page that the disk does not give as a lack of memory.
ERRORS = [dbapi2.OperationalError("disk I/O error"), MemoryError()]


@pytest.mark.parametrize("cannot_fold", ERRORS, ids=repr, indirect=True)
@pytest.mark.usefixtures("cannot_fold")
def test_nothing_is_lost_where_the_log_cannot_be_folded(tmp_path):
    city = make_city(tmp_path / "city")
    station = open_station(make_home(tmp_path / "home", city.kits[1]))
    assert station.scans(TUBES[0], HALMEONI)[-1] == ("accepted", "sampled")
    station.store.close()
    headquarters = city.headquarters(tmp_path / "hq")
    headquarters.close()
    again = open_station(tmp_path / "home", key=station.key)
    assert again.scans(HALMEONI) == [("refused", "already_sampled")]
    again.store.close()
