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

# The station had already read a file made at `at` when it wrote its events after `seq`.
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


# A list covers the samples that arrived after rank `after`, up to rank `upto`.
SAMPLED_LIST = Table(
    "sampled_list",
    METADATA,
    Column("number", INTEGER, primary_key=True, autoincrement=False),
    *columns_of(integer_column, "after upto people size"),
    *columns_of(text_column, "round sha256 created"),
    Column("data", LargeBinary(), nullable=False),
    sqlite_strict=True,
)


# Increased with each change to the tables; a newer file is refused, see `database.prepare`.
VERSION = 11

FACTS = {shape.name: fact_table(shape) for shape in tables.TABLES}
# A station's file has one journal, but here a batch's rows must be found among all stations' rows.
for _name in ("tube", "resident"):
    Index(f"ix_{_name}_station_seq", FACTS[_name].c.station, FACTS[_name].c.seq)

# Literal text, because it must match the condition of the index of the few events of these kinds.
IS_ABOUT_PEOPLE = text("event.kind IN ('resident_registered', 'roster_taken')")
_IS_ABOUT_PEOPLE = text("kind IN ('resident_registered', 'roster_taken')")
# All events ever imported, and headquarters' own under station 0. `hash` is the header's hash.
EVENT = Table(
    "event",
    METADATA,
    integer_column("station"),
    integer_column("seq"),
    *columns_of(text_column, "id hlc at operator kind body_sha256 prev hash"),
    Column("body", LargeBinary(), nullable=True),
    integer_column("trusted"),  # the author's clock on arrival; see `authority.is_trusted_clock`
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

# People's current data, and whom authors mean by corrected pseudonyms; see `hq.store.current`.
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

# The epochs of this headquarters; a new epoch began each time it was restored from a copy.
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

# The key that a station's first batch introduced; every later batch must carry it.
STATION_KEY = Table(
    "station_key",
    METADATA,
    Column("station", INTEGER, primary_key=True, autoincrement=False),
    *columns_of(text_column, "public_key recipient pinned_at"),
    Column("kit", Text(), ForeignKey("kit.kit"), nullable=False),
    sqlite_strict=True,
)

# The verdict on each batch file of an enrolled station; `sha256` is the hash of the file's bytes.
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

# Batches of revoked laptops and of second histories, kept so that they can be imported or admitted.
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

# What the chain shows about a batch that was refused as another history of its station.
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

# The access log: every access to a person's record.
ACCESS_LOG = Table(
    "access_log",
    METADATA,
    Column("look", Text(), primary_key=True),
    *columns_of(text_column, "at operator kind what"),
    Index("ix_access_log_at", "at"),
    sqlite_strict=True,
)

# When a station was last in contact, by stick or network.
CONTACT = Table(
    "contact",
    METADATA,
    Column("station", INTEGER, primary_key=True, autoincrement=False),
    text_column("at"),
    sqlite_strict=True,
)

# The last event of headquarters' journal in each kit, and a hash of the kit's settings.
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

# The updates that were written, what each covers, and its file until a later one is acknowledged.
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

# The newest revision of the settings that any update contained; see `home.Secrets.revision`.
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
