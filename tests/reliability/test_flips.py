"""No wrong bit in any file of a home costs an acknowledged event in silence."""

from pathlib import Path

import pytest
from tests.profiles import TORTURE
from tests.reliability.flips import (
    HQ_FILES,
    STATION_FILES,
    Killed,
    flip_all,
)

FLIPS = 60 if TORTURE else 2


@pytest.mark.slow
@pytest.mark.parametrize("file", [*STATION_FILES, *HQ_FILES])
def test_a_wrong_bit_is_harmless_or_named_and_the_database_is_made_whole(
    killed_home: Killed, tmp_path: Path, file: str
):
    counts = flip_all(killed_home, file, flips=FLIPS, seed=1, scratch=tmp_path)
    assert counts.lost == 0
    assert counts.harmless + counts.reported + counts.refused.total() == counts.flips == FLIPS
    if file in STATION_FILES:
        assert counts.doctor == counts.reported + counts.refused.total()
    if not file.endswith(".vault"):  # its key opens nothing any more; a backup has another
        assert counts.salvaged == counts.flips - counts.harmless
