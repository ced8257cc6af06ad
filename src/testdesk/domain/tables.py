"""The tables into which events are folded, declared once for stations and headquarters.

Every row has the station (`station`) and sequence number (`seq`) of its event. Every key includes
the station, so two stations never write the same row. Within one station a row with a higher `seq`
replaces a row with a lower one, whichever arrives first. So the tables do not depend on the order
of arrival, and events may be repeated or missing.
"""

from __future__ import annotations

import msgspec

Value = str | int
TEXT, INTEGER = "TEXT", "INTEGER"


class Table(msgspec.Struct, frozen=True):
    """A table's structure.

    Attributes:
        name: the table's name in SQL.
        key: the primary key's columns.
        columns: (name, SQL type) of each column, in order; all are NOT NULL.
        indexes: further indexes, each a tuple of columns.
        follows: whether `resident` follows the person: it is updated to the current pseudonym when
            a document number is corrected. The key of such a table is one column and the station.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    follows: bool = False


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row that an event is folded into; `values` has every column of the table."""

    table: str
    values: dict[str, Value]


def _columns(text: str) -> tuple[tuple[str, str], ...]:
    """Parses column names such as "name other:i"; ":i" marks an integer, the others are text."""
    common = "station:i seq:i hlc at"
    names = f"{common} {text}".split()
    return tuple(
        (column.removesuffix(":i"), INTEGER if column.endswith(":i") else TEXT) for column in names
    )


# `kit` is the kit's identity; `recipient` is the station's age key (`events.StationSetUp`).
STATION = Table("station", ("station",), _columns("point kit public_key recipient software"))
ROUND = Table("round", ("round", "station"), _columns("round"))
_PERSON = _columns(
    "resident name korean document_type document_number phone compound building unit room "
    "language note birth sex colour"
)
RESIDENT = Table(
    "resident",
    ("resident", "station"),
    _PERSON,
    (("document_number",), ("compound", "building", "unit", "room")),
)
# The listing statements: all rosters, by any author, and headquarters' removals and restorations
# (`domain.corrections.listing`). `kind` is roster, removed or restored. A walk-in has no row here.
LISTED = Table(
    "listed", ("resident", "station", "seq"), _columns("resident kind reason note operator")
)
# The whole record of each person whose number was corrected, under the new pseudonym.
RENUMBERED = Table("renumbered", ("resident", "station", "seq"), _PERSON)
CORRECTION = Table(
    "correction",
    ("resident", "field", "station", "seq"),
    _columns("resident field before after reason becomes operator"),
    (("becomes",),),
)
# Each statement about a person in a round; an empty `reason` withdraws the excuse
# (`domain.excuses`).
EXCUSE = Table(
    "excuse",
    ("excuse", "station"),
    _columns("excuse round resident reason note operator"),
    (("round", "resident"), ("resident",)),
    follows=True,
)
# Each time an operator looked a person up (`domain.residents.lookups`).
LOOKUP = Table(
    "lookup",
    ("lookup", "station"),
    _columns("lookup resident shown page reason operator"),
    (("resident",),),
    follows=True,
)
# `mode` is pool, household or single; `count` is the number of people when it was sealed.
TUBE = Table(
    "tube",
    ("tube", "station"),
    _columns("tube round mode capacity:i state count:i reason"),
    (("state",), ("round",)),
)
SAMPLE = Table(
    "sample",
    ("sample", "station"),
    _columns("sample round resident tube position:i by point compound building operator"),
    (("round", "resident"), ("resident",), ("tube",), ("station", "seq"), ("station", "at")),
    follows=True,
)
# `author` is the station that took the sample; -1 means any station.
SAMPLE_VOID = Table("sample_void", ("sample", "station"), _columns("sample reason author:i"))
# `digest` is the keyed hash of a phone code's text; an empty `resident` means that it is unbound.
CODE_BINDING = Table(
    "code_binding",
    ("digest", "station"),
    _columns("digest resident"),
    (("resident",),),
    follows=True,
)
PROXY_CODE = Table(
    "proxy_code",
    ("card", "station"),
    _columns(
        "card resident serial:i issue_number:i issue_day valid_days:i key_id:i applicant "
        "relation reason operator"
    ),
    (("resident",), ("station", "serial"), ("station", "at")),
    follows=True,
)
# `author` is the station that issued the card; -1 means any station.
PROXY_CODE_REVOCATION = Table(
    "proxy_code_revocation", ("card", "station"), _columns("card reason author:i")
)
CARD_PRINT = Table(
    "card_print",
    ("card", "station", "seq"),
    _columns("card layout printer operator"),
)
# `first` and `last` are the first and last tube number of a run of printed labels.
LABEL_PRINT = Table(
    "label_print",
    ("first", "station", "seq"),
    _columns("first last count:i layout printer operator"),
)
TICKET = Table(
    "ticket", ("ticket", "station"), _columns("ticket label lane number:i day"), (("day",),)
)
TICKET_STATE = Table("ticket_state", ("ticket", "station"), _columns("ticket state desk:i"))
# `confirmed_by` has one name per line; see `events.SwabsCounted`.
SWAB_COUNT = Table(
    "swab_count",
    ("day", "station"),
    _columns("day count:i people:i reason note confirmed_by operator"),
)
# The swabs counted in one tube, by its newest count.
TUBE_COUNT = Table("tube_count", ("tube", "station"), _columns("tube count:i operator"))

# `first` and `last` are the sequence numbers of the shift's events; `swabs` is -1 if not counted.
SHIFT = Table(
    "shift", ("first", "station"), _columns("first:i last:i people:i tubes:i swabs:i operator")
)

# In which bag a tube is, and its place on the bag sheet; and which bags left the testing point.
BAG_TUBE = Table(
    "bag_tube", ("tube", "station"), _columns("tube bag place:i operator"), (("bag",),)
)
BAG_HANDOVER = Table(
    "bag_handover", ("bag", "station"), _columns("bag recipient signed_by operator")
)

# A shift whose close is older than this row is open again.
DAY_REOPENED = Table(
    "day_reopened", ("first", "station"), _columns("first:i reason confirmed_by operator")
)

# Each author's newest statement about an operator. `state` is enrolled or removed; `by` is the name
# of the person who stated it. A station follows its own statements and those of headquarters.
STAFF = Table(
    "staff", ("operator", "station"), _columns("operator name role point badge_key pin state by")
)

# Headquarters ignores the events of the station `distrusted` from the sequence number `from_seq`
# on; 0 ends the distrust.
DISTRUST = Table("distrust", ("distrusted", "station"), _columns("distrusted:i from_seq:i"))

TABLES = (
    STATION,
    ROUND,
    RESIDENT,
    LISTED,
    RENUMBERED,
    CORRECTION,
    EXCUSE,
    LOOKUP,
    TUBE,
    SAMPLE,
    SAMPLE_VOID,
    CODE_BINDING,
    PROXY_CODE,
    PROXY_CODE_REVOCATION,
    CARD_PRINT,
    LABEL_PRINT,
    TICKET,
    TICKET_STATE,
    SWAB_COUNT,
    TUBE_COUNT,
    SHIFT,
    DAY_REOPENED,
    BAG_TUBE,
    BAG_HANDOVER,
    DISTRUST,
    STAFF,
)
