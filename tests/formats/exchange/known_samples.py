"""Samples that headquarters knows of."""

import datetime as dt

from hypothesis import strategies as st

from testdesk.formats.exchange.known_samples import KnownSample


@st.composite
def known_samples(draw):
    moment = dt.datetime.fromtimestamp(draw(st.integers(0, 2**32)), dt.UTC)
    return KnownSample(
        at=f"{moment:%Y-%m-%dT%H:%M:%S}.{draw(st.integers(0, 999)):03d}Z",
        position=draw(st.integers(1, 40)),
        resident=draw(st.from_regex(r"[0-9a-f]{12}", fullmatch=True)),
        sample=draw(st.from_regex(r"[0-9a-f]{32}", fullmatch=True)),
        seq=draw(st.integers(1, 2**63 - 1)),
        station=draw(st.integers(1, 1023).filter(lambda number: number != 3)),
        tube=draw(st.from_regex(r"[A-Z]{2}[0-9]{8,12}", fullmatch=True)),
        doubtful=draw(st.booleans()),
    )
