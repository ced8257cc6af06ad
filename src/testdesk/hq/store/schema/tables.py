"""The tables of headquarters: the fact tables, which stations have too, the events, and others."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from testdesk.domain import tables
from testdesk.hq.store.schema.columns import (
    INTEGER,
    METADATA,
    columns_of,
    fact_table,
    integer_column,
    text_column,
)

# Proof of time: the station had already read a file that headquarters made at `at` when it wrote
# its events after `seq`.
SIGNED_TIME = Table(
    "signed_time",
    METADATA,
    integer_column("station"),
    integer_column("seq"),
    Column("at", Text(), nullable=False),
    PrimaryKeyConstraint("station", "seq"),
    sqlite_strict=True,
)

# Events whose times cannot be true, and the moments between which they were written; an empty text
# means no bound. Derived from the events and the evidence (`domain.journal.times`).
DOUBTFUL_TIME = Table(
    "doubtful_time",
    METADATA,
    integer_column("station"),
    integer_column("seq"),
    Column("earliest", Text(), nullable=False),
    Column("latest", Text(), nullable=False),
    PrimaryKeyConstraint("station", "seq"),
    sqlite_strict=True,
)


# The sampled lists that were made. Each covers the arrivals after rank `after`, up to rank `upto`,
# and names `people` people; `data` are the bytes of its file, `size` their number.
SAMPLED_LIST = Table(
    "sampled_list",
    METADATA,
    Column("number", INTEGER, primary_key=True, autoincrement=False),
    *columns_of(integer_column, "after upto people size"),
    *columns_of(text_column, "round sha256 created"),
    Column("data", LargeBinary(), nullable=False),
    sqlite_strict=True,
)


# Increased with each change to the tables; a newer database is refused, see `database.prepare`.
VERSION = 13

FACTS = {shape.name: fact_table(shape) for shape in tables.TABLES}
# A station's file has one journal, but here a batch's rows must be found among all stations' rows.
for _name in ("tube", "resident"):
    Index(f"ix_{_name}_station_seq", FACTS[_name].c.station, FACTS[_name].c.seq)

# The access log lists the newest of all stations' lookups.
Index("ix_lookup_at", FACTS["lookup"].c.at)

# The few events that bring people's records (`roster_taken`: a roster was imported). Literal text,
# because it must match the condition of their index.
IS_ABOUT_PEOPLE = text("event.kind IN ('resident_registered', 'roster_taken')")
_IS_ABOUT_PEOPLE = text("kind IN ('resident_registered', 'roster_taken')")
# All events ever imported, and headquarters' own under station 0. `hash` is the hash of the event's
# header, `prev` that of the header before it in the chain. An erased body is NULL.
EVENT = Table(
    "event",
    METADATA,
    integer_column("station"),
    integer_column("seq"),
    *columns_of(text_column, "id hlc at operator kind body_sha256 prev hash"),
    Column("body", LargeBinary(), nullable=True),
    # 1 unless the author's clock was far ahead of ours on arrival (`authority.is_trusted_clock`).
    integer_column("trusted"),
    PrimaryKeyConstraint("station", "seq"),
    Index("ix_event_hlc", "hlc"),
    Index(
        "ix_event_of_people",
        *("station", "seq"),
        sqlite_where=_IS_ABOUT_PEOPLE,
        postgresql_where=_IS_ABOUT_PEOPLE,
    ),
    sqlite_strict=True,
)

# The bodies that headquarters erased (`hq.erasure`): they are not stored if they arrive again.
ERASED_BODY = Table(
    "erased_body",
    METADATA,
    *columns_of(integer_column, "station seq"),
    PrimaryKeyConstraint("station", "seq"),
    sqlite_strict=True,
)

# It has a row, with the UTC ISO time of the erasure, as long as unused parts of the database may
# still have what was erased.
REWRITE_DUE = Table(
    "rewrite_due",
    METADATA,
    Column("since", Text(), primary_key=True),
    sqlite_strict=True,
)

# People's current data (`resident` is the current pseudonym), maintained by `hq.store.current`.
CURRENT_RESIDENT = Table(
    "person",
    METADATA,
    Column("resident", Text(), primary_key=True),
    *columns_of(text_column, "name korean document_type document_number phone"),
    *columns_of(text_column, "compound building unit room language note birth sex colour"),
    integer_column("listed"),  # whether the person is listed (`domain.corrections.listing`)
    *(Index(f"ix_person_{'_'.join(names)}", *names) for names in tables.RESIDENT.indexes),
    sqlite_strict=True,
)
# Whom an author means by a pseudonym: `person` is the current pseudonym of the person whom the
# events of `station` up to sequence number `until` call `resident`; station -1 is every other
# author.
ALIAS = Table(
    "alias",
    METADATA,
    *(
        text_column("resident"),
        integer_column("station"),
        integer_column("until"),
        text_column("person"),
    ),
    PrimaryKeyConstraint("resident", "station", "until"),
    sqlite_strict=True,
)

# The epochs of this headquarters, by rising `number`; `epoch` is a random id, so that two copies
# that both continue differ. For `reason` see `epochs.Reason`.
EPOCH = Table(
    "epoch",
    METADATA,
    Column("number", INTEGER, primary_key=True, autoincrement=False),
    *columns_of(text_column, "epoch began reason"),
    sqlite_strict=True,
)

# The kits that were made. Only the public half of the one-time enrolment key is kept.
KIT = Table(
    "kit",
    METADATA,
    Column("kit", Text(), primary_key=True),
    integer_column("station"),
    *columns_of(text_column, "point enrolment_key made_at"),
    sqlite_strict=True,
)

# The keys that a station's first batch introduced: every later batch must be signed with
# `public_key`, and what is sealed to the station is encrypted for `recipient` (age).
STATION_KEY = Table(
    "station_key",
    METADATA,
    Column("station", INTEGER, primary_key=True, autoincrement=False),
    *columns_of(text_column, "public_key recipient pinned_at"),
    Column("kit", Text(), ForeignKey("kit.kit"), nullable=False),
    sqlite_strict=True,
)

# The verdict on each batch file of an enrolled station, and when it was imported (`taken_at`).
# `sha256` is the hash of the file's bytes, `first` and `last` are the sequence numbers of its
# events.
BATCH = Table(
    "batch",
    METADATA,
    Column("sha256", Text(), primary_key=True),
    *columns_of(integer_column, "station first last"),
    *columns_of(text_column, "file manifest_sha256 verdict reason taken_at"),
    Index("ix_batch_station", "station"),
    sqlite_strict=True,
)

# The signed and sealed receipt for each batch, for stations that did not get it the first time.
RECEIPT = Table(
    "receipt",
    METADATA,
    Column("manifest_sha256", Text(), primary_key=True),
    integer_column("station"),
    *columns_of(text_column, "file sha256 recipient made_at"),
    integer_column("size"),
    Column("data", LargeBinary(), nullable=False),
    Index("ix_receipt_station_made_at", "station", "made_at"),
    sqlite_strict=True,
)

# Revoked kits; a revocation is active while `reinstated_at` is empty.
REVOCATION = Table(
    "revocation",
    METADATA,
    Column("revocation", Text(), primary_key=True),
    Column("kit", Text(), ForeignKey("kit.kit"), nullable=False),
    integer_column("station"),
    *columns_of(text_column, "reason operator revoked_at reinstated_at reinstated_by"),
    Index("ix_revocation_kit", "kit"),
    sqlite_strict=True,
)

# Stations that will not continue, and the last sequence number of their journals.
STATION_END = Table(
    "station_end",
    METADATA,
    Column("station", INTEGER, primary_key=True, autoincrement=False),
    integer_column("last"),
    *columns_of(text_column, "note operator ended_at"),
    sqlite_strict=True,
)

# Refused batches that are kept as evidence: of revoked laptops, of forks, and with events that no
# reader accepts. They can still be imported, or their facts admitted (`conflicts.admissions`).
REFUSED_FILE = Table(
    "refused_file",
    METADATA,
    Column("sha256", Text(), primary_key=True),
    integer_column("station"),
    *columns_of(text_column, "file kept_at"),
    Column("data", LargeBinary(), nullable=False),
    Index("ix_refused_file_station", "station"),
    sqlite_strict=True,
)

# What the chain shows about a refused batch that does not fit the history that headquarters has, in
# the columns of `conflicts.forks.Fork`.
FORK = Table(
    "fork",
    METADATA,
    Column("sha256", Text(), primary_key=True),
    *columns_of(integer_column, "station first last forks_at"),
    *columns_of(text_column, "kind here_from here_to there_from there_to noted_at admitted_at"),
    sqlite_strict=True,
)

# The operators who may open the pages. `password` is an Argon2id hash, as a PHC string.
OPERATOR = Table(
    "operator",
    METADATA,
    Column("name", Text(), primary_key=True),
    *columns_of(text_column, "role password added_at"),
    sqlite_strict=True,
)

# The sessions of logged-in operators; only the browser's cookie has the token itself.
SESSION = Table(
    "session",
    METADATA,
    Column("token_sha256", Text(), primary_key=True),
    *columns_of(text_column, "operator csrf began_at seen_at"),
    sqlite_strict=True,
)

# Failed logins in a row under one name, whether or not it exists; `who` is the name's hash.
LOGIN_FAILURE = Table(
    "login_failure",
    METADATA,
    Column("who", Text(), primary_key=True),
    integer_column("failures"),
    text_column("last_at"),
    sqlite_strict=True,
)

# The access log: every access to people's records. `look` is the entry's random id, `what` the
# record that was opened.
ACCESS_LOG = Table(
    "access_log",
    METADATA,
    Column("look", Text(), primary_key=True),
    *columns_of(text_column, "at operator kind what"),
    Index("ix_access_log_at", "at"),
    sqlite_strict=True,
)

# When a station's last accepted batch arrived, by stick or network, even if it had arrived before.
CONTACT = Table(
    "contact",
    METADATA,
    Column("station", INTEGER, primary_key=True, autoincrement=False),
    text_column("at"),
    sqlite_strict=True,
)

# What each kit contains: the events of headquarters' journal up to number `news_to`, and settings
# with this hash.
KIT_CONTENTS = Table(
    "kit_told",
    METADATA,
    Column("kit", Text(), ForeignKey("kit.kit"), primary_key=True),
    *(integer_column("news_to"), text_column("settings_sha256")),
    sqlite_strict=True,
)

# The compounds whose residents' data a station may receive, by its newest kit; no rows mean all.
STATION_COMPOUND = Table(
    "station_compound",
    METADATA,
    *(integer_column("station"), text_column("compound")),
    PrimaryKeyConstraint("station", "compound"),
    sqlite_strict=True,
)

# Accepted batches that brought new events, in order of arrival.
ARRIVAL = Table(
    "arrival",
    METADATA,
    Column("rank", INTEGER, primary_key=True, autoincrement=False),
    *columns_of(integer_column, "station first last"),
    *columns_of(text_column, "created arrived"),
    Index("ix_arrival_station", "station"),
    sqlite_strict=True,
)

# Each station's desk number at its point, from 1; it is never reassigned.
POINT_PLACE = Table(
    "point_place",
    METADATA,
    *(text_column("point"), integer_column("station"), integer_column("place")),
    PrimaryKeyConstraint("point", "station"),
    sqlite_strict=True,
)

# The updates that were written, and each one's file (`data`) until a later update is acknowledged.
# An update follows update `since` (0: the kit). A station that has it has the events of
# headquarters' journal up to number `news_to`, and the cards and other events of arrivals up to
# rank `cards_to`.
STATION_UPDATE = Table(
    "station_update",
    METADATA,
    *columns_of(integer_column, "station number since news_to cards_to"),
    *columns_of(text_column, "manifest_sha256 settings_sha256 created"),
    Column("data", LargeBinary(), nullable=True),
    PrimaryKeyConstraint("station", "number"),
    sqlite_strict=True,
)

# The newest update that a station's batches have acknowledged.
ACKNOWLEDGED_UPDATE = Table(
    "station_told",
    METADATA,
    Column("station", INTEGER, primary_key=True, autoincrement=False),
    integer_column("number"),
    text_column("manifest_sha256"),
    sqlite_strict=True,
)

# The newest revision of the settings that any update contained; the vault counts the revisions.
SETTINGS = Table(
    "settings_told",
    METADATA,
    Column("revision", INTEGER, primary_key=True, autoincrement=False),
    sqlite_strict=True,
)

# A single row with the city whose database this is, and the version of these tables.
SCHEMA = Table(
    "schema",
    METADATA,
    Column("city", Text(), primary_key=True),
    integer_column("version"),
    sqlite_strict=True,
)
