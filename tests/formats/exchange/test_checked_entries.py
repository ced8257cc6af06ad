"""An entry that is decoded and hashed once gets the answers that each check gives by itself."""

import hashlib

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.journal.bodies import BODIES
from tests.formats.exchange import makers as m

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.formats.sealed.entries import is_refused, refused_numbers

SIGNED_IN = b'{"kind":"operator_signed_in","role":"lead"}'
DAMAGED_BODIES = (
    b"{",
    b"7",
    b"[]",
    b"null",
    b"",
    b'{"kind":"\xff"}',
    b'{"kind":"operator_signed_in","role":"\xff"}',
    b'{"kind":"operator_signed_in"}',
    b'{"kind": "operator_signed_in","role":"lead"}',
    b'{"role":"lead","kind":"operator_signed_in"}',
    b'{"kind":"operator_signed_in","role":"lead","role":"lead"}',
    b'{"kind":"round_opened","kind":"operator_signed_in","role":"lead"}',
    b'{"kind":"operator_signed_in","role":"lead","shift":"night"}',
    b'{"kind":"operator_signed_in","role":"lead","shift":1.5}',
    b'{"grams":3,"kind":"swab_weighed"}',
    b'{"kind":"operator_signed_in","role":"1234567890123456789012"}',
    b'{"kind":"operator_signed_in","role":":1234567890123456789"}',
    b'{"count":9223372036854775807,"day":"2022-03-26","kind":"swabs_counted"}',
    b'{"count":18446744073709551616,"day":"2022-03-26","kind":"swabs_counted"}',
    b'{"count":-9223372036854775809,"day":"2022-03-26","kind":"swabs_counted"}',
    b'{"a":%b,"kind":"operator_signed_in","role":"lead"}' % (b"[" * 64 + b"]" * 64),
    b'{"a":%b,"kind":"operator_signed_in","role":"lead"}' % (b"[" * 9000 + b"]" * 9000),
    b'{"kind":"operator_signed_in","role":"%b"}' % (b"[" * 300),
    SIGNED_IN + b',"header":{}',
    b" " + SIGNED_IN,
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
MOMENTS = (
    "2022-03-26T00:00:02Z",
    "2022-03-26T00:00:02.5Z",
    "2022-03-26T24:00:02.000Z",
    "2022-02-28T00:00:02.000Z",
    "2022-02-29T00:00:02.000Z",
    "2022-03-31T00:00:02.000Z",
    "2022-13-01T00:00:02.000Z",
    "1970-01-01T00:00:02.000Z",
    "2022-03-26T00:00:02.000Z\n",
    "2022-03-26T00:00:60.000Z",
)
HEADER_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["ab" * 15, "AB" * 16, "0" * 31 + "\n"]),
        "station": st.sampled_from([-1, 0, 999, 1000, 1023, 1024]),
        "seq": st.sampled_from([0, 10**17, 10**18, 2**63 - 1, 2**63]),
        "hlc": st.sampled_from(["0" * 17, "f" * 16, "F" * 16]),
        "at": st.sampled_from(MOMENTS),
        "operator": TEXTS | st.sampled_from(["", "\0", '"', "\\", "李\U000f0042", "[" * 70]),
        "kind": TEXTS | st.sampled_from(["a" * 64, "a" * 65, "kind\n", "swab_weighed"]),
        "body_sha256": st.sampled_from(["AB" * 32, "0" * 64, "0" * 63]),
        "prev": st.sampled_from(["0" * 64, "0" * 63, "0" * 64 + "\n", "é" * 64]),
    },
)


@st.composite
def entries(draw):
    """A chain of made-up events, of which some are erased or damaged in one or two ways."""
    chain = m.chain(draw(st.lists(BODIES, min_size=1, max_size=4)), station=3, operator="李敏")
    return [draw(perhaps_damaged(entry)) for entry in chain]


@st.composite
def perhaps_damaged(draw, entry):
    header, body = entry.header, entry.body
    damage = draw(st.sampled_from(["none", "erased", "body", "body and hash", "any bytes"]))
    if damage == "erased":
        body = None
    elif damage == "any bytes":
        body = draw(st.binary(max_size=40))
    elif damage != "none":
        body = draw(st.sampled_from(DAMAGED_BODIES))
    if body is not None and damage in ("body and hash", "any bytes"):
        digest = hashlib.sha256(body).hexdigest()
        header = msgspec.structs.replace(header, body_sha256=digest)
        if draw(st.booleans()):
            header = msgspec.structs.replace(header, kind="operator_signed_in")
    if draw(st.booleans()):
        header = msgspec.structs.replace(header, **draw(HEADER_CHANGES))
    return Entry(header, body)


@settings(max_examples=400)
@given(entries())
def test_one_reading_answers_what_each_check_answers(made):
    checked = [hash_chain.checked_entry(entry) for entry in made]
    assert [one.event for one in checked] == [hash_chain.read_event(entry) for entry in made]
    assert [one.link.hash for one in checked] == [hash_chain.header_hash(e.header) for e in made]
    refused = [one.entry.header.seq for one in checked if is_refused(one)]
    assert refused == refused_numbers(made)
    for prev, first in ((hash_chain.GENESIS, 1), (made[0].header.prev, made[0].header.seq)):
        links = [one.link for one in checked]
        problems = hash_chain.chain_problems(made, prev=prev, first=first)
        assert hash_chain.link_problems(links, prev=prev, first=first) == problems
    unread = [one.entry.header.seq for one in checked if one.is_unreadable]
    assert unread == [seq for _, seq, _ in hash_chain.unreadable(made)]
