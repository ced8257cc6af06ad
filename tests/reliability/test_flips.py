"""No wrong bit in any file of a home costs an acknowledged event in silence."""

from pathlib import Path

import pytest
from tests.profiles import TORTURE
from tests.reliability.flips import (
    DESK_FILES,
    HQ_FILES,
    Killed,
    flip_all,
)

FLIPS = 60 if TORTURE else 2


@pytest.mark.slow
@pytest.mark.parametrize("file", [*DESK_FILES, *HQ_FILES])
def test_a_wrong_bit_is_harmless_or_named_and_the_database_is_made_whole(
    killed_home: Killed, tmp_path: Path, file: str
):
    told = flip_all(killed_home, file, flips=FLIPS, seed=1, scratch=tmp_path)
    assert told.lost == 0
    assert told.harmless + told.reported + told.refused.total() == told.flips == FLIPS
    if file in DESK_FILES:
        assert told.doctor == told.reported + told.refused.total()
    if not file.endswith(".vault"):  # its key opens nothing any more; a backup has another
        assert told.salvaged == told.flips - told.harmless
