"""A stick that a test carries from station to station and to headquarters."""

from testdesk.courier.folder import FolderCourier
from testdesk.formats.exchange.kit import Kit
from testdesk.formats.exchange.update import read_update, update_name, write_update
from testdesk.hq.exchange.imports import import_paths, write_station_update
from testdesk.services.cards import codes
from testdesk.services.exchange import handover, incoming


def export(station, folder, *, again=False):
    return handover.export(station.context, folder=folder, again=again).value


def import_files(station, *paths):
    reports = incoming.import_file(station.context, paths=paths).value
    return [(r.kind, r.verdict, r.reason) for r in reports if not r.for_others]


def report_of(station, path):
    (report,) = incoming.import_file(station.context, paths=[path]).value
    return report


def there_and_back(station, hq, folder):
    """Carries the stick to headquarters; the verdicts of the receipts on it."""
    import_paths(hq, FolderCourier(), [folder])
    reports = incoming.import_file(station.context, paths=[folder]).value
    return [(r.verdict, r.reason) for r in reports if r.kind == "receipt"]


def at_headquarters(hq, stick):
    return [one.verdict for one in import_paths(hq, FolderCourier(), [stick])]


def update(hq, stick, number=1):
    """Has headquarters write what a station lacks; the path."""
    file = write_station_update(hq, FolderCourier(), stick, number)
    return stick / "testdesk" / file if file else None


def round_trip(hq, stick, *stations):
    """Carries the stick from station to station, to headquarters, and round again."""
    for station in stations:
        export(station, stick)
    at_headquarters(hq, stick)
    return [import_files(station, stick) for station in stations]


def identity(station):
    return station.station.identity


def card_of(station, number):
    who = station.who(number)
    return codes.issue(station.context, resident=who).value


def tables(station):
    """What the fold made of the journals, without whose file it is."""
    names = ("resident", "sample", "sample_void", "tube", "proxy_code", "proxy_code_revocation")
    rows = {}
    for name in names:
        rows[name] = sorted(tuple(row.values()) for row in station.store._db[name].rows)
    return rows


def written(hq, station, made, stick):
    recipient = handover.sender_of(identity(station)).recipient
    data = write_update(made, city_signing_key=hq.signing_seed, recipient=recipient)
    path = stick / update_name(made.station, made.number)
    path.write_bytes(data)
    return path


def opened(hq, station, path):
    own = identity(station)
    return read_update(
        path.read_bytes(),
        city=hq.city,
        city_key=hq.city_key,
        station=own.station,
        age_identity=own.age_identity,
    )[0]


def made_kit(station):
    own = identity(station)
    return Kit(
        city=own.city,
        city_name="延吉",
        station=own.station,
        point=own.point,
        kit="2" * 32,
        created="",
        enrolment_seed=bytes(32),
        city_key=own.city_key,
        person_key=own.person_key,
        recipients=own.recipients,
        card_keys=dict(own.card_keys),
        card_key_id=own.card_key_id,
        epoch_number=own.epoch_number,
    )
