"""A body of each kind of event, sealed."""

from typing import get_args

import msgspec
from hypothesis import strategies as st

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import make_entry
from testdesk.domain.residents.people import Address, Resident

KINDS = get_args(ev.AnyBody)


TEXT = st.text(max_size=8)


NUMBER = st.integers(0, 2**53)


PSEUDONYM = st.sampled_from(["a1" * 6, "b2" * 6]) | TEXT


RESIDENTS = st.builds(
    Resident,
    resident=PSEUDONYM,
    name=TEXT,
    address=st.builds(Address, compound=TEXT, room=TEXT),
    language=st.sampled_from(["zh", "ko", "en"]),
    sex=st.sampled_from(["", "M", "F"]),
    colour=st.sampled_from(["none", "green", "red"]),
)


# Values that an honest writer uses, and others, from which the fold may make nothing.
FIELDS = {
    "resident": RESIDENTS,
    "residents": st.lists(RESIDENTS, max_size=2).map(tuple),
    "names": st.lists(TEXT, max_size=2).map(tuple),
    "operators": st.lists(TEXT, max_size=2).map(tuple),
    "cards": st.lists(TEXT, max_size=2).map(tuple),
    "mode": st.sampled_from(get_args(ev.TubeMode)),
    "lane": st.sampled_from(get_args(ev.Lane)),
    "state": st.sampled_from(get_args(ev.TicketState)),
    "by": st.sampled_from(get_args(ev.SampledBy)),
    "decision": st.sampled_from(get_args(ev.Decision)),
    "events": st.lists(st.tuples(NUMBER, NUMBER), max_size=3).map(tuple),
    "changes": st.lists(
        st.sampled_from(get_args(ev.CorrectedField)), unique=True, max_size=3
    ).flatmap(
        lambda names: st.tuples(
            *(st.builds(ev.FieldChange, st.just(name), TEXT, TEXT) for name in names)
        )
    ),
    "person": st.none() | RESIDENTS,
    "valid": st.just(()) | st.tuples(NUMBER, NUMBER),
}


def bodies_of(kind):
    names = {f.name: f.type for f in msgspec.structs.fields(kind)}
    plain = {str: TEXT, int: NUMBER}
    return st.builds(kind, **{n: plain[t] if t in plain else FIELDS[n] for n, t in names.items()})


BODIES = st.one_of([bodies_of(kind) for kind in KINDS])


def sealed(body):
    return make_entry(
        body, event_id="0" * 32, station=1, seq=1, hlc="0" * 16, at="", operator="", prev="0" * 64
    )
