"""The printed code survives mild damage, for three readers that share no code.

The damages, the camera and the readers are those of `make damage` (docs/damage.md).
"""

import pytest
from numpy.random import default_rng


@pytest.mark.parametrize(
    ("name", "much"),
    [
        ("whole", 0),
        ("far away", 0.4),
        ("out of focus", 3),
        ("turned, tilted", 15),
        ("half faded", 0.6),
        ("half darkened", 0.6),
        ("poor light", 8),
    ],
)
def test_all_three_read_a_code_that_is_a_little_worn(bench, name, much):
    damage, wear, readers = bench
    text, paper = damage.our_paper(default_rng(7))
    picture = wear.DAMAGES[name][0](paper, much, default_rng(8))
    assert readers.decoded([picture], [text]) == {reader: [True] for reader in readers.READERS}


def test_a_ruined_code_is_not_called_read(bench):
    damage, wear, readers = bench
    text, paper = damage.our_paper(default_rng(7))
    picture = wear.DAMAGES["out of focus"][0](paper, 30, default_rng(8))
    assert readers.decoded([picture], [text]) == {reader: [False] for reader in readers.READERS}
