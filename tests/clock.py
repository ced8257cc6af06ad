"""The clock of all tests: only the test moves it."""

import datetime as dt

# 08:41 in Yanji, on the day of the seventh round.
MORNING = dt.datetime(2022, 3, 26, 0, 41, tzinfo=dt.UTC)


class ManualClock:
    """A wall clock that can be set.

    Attributes:
        moment: what it shows, aware; may be set.
        tick: by how much each reading moves it on, so that events keep their order; zero stops it.
    """

    def __init__(
        self, moment: dt.datetime = MORNING, *, tick: dt.timedelta = dt.timedelta(seconds=1)
    ) -> None:
        self.moment = moment
        self.tick = tick

    def now(self) -> dt.datetime:
        self.moment += self.tick
        return self.moment

    def today(self) -> dt.date:
        """The local day, as `wall_clock.WallClock` has it."""
        return self.moment.astimezone().date()

    def forward(self, **span: float) -> None:
        """Moves it on: `hours=2`."""
        self.moment += dt.timedelta(**span)


def stopped_clock(moment: dt.datetime) -> ManualClock:
    """A clock that moves only when it is set."""
    return ManualClock(moment, tick=dt.timedelta(0))
