"""The stations' interface: batches in, receipts out, and nothing for strangers."""

import hashlib
from dataclasses import replace

import msgspec
import pytest
from starlette.testclient import TestClient
from tests.clock import ManualClock
from tests.hq.laptops import Laptop
from tests.hq.tables import count, rows
from tests.hq.web.requests import fetch, send, signed

from testdesk.domain.journal.events import TubeOpened
from testdesk.formats.exchange.update import read_update
from testdesk.hq.city.revocations import revoke
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.exchange.updates.updates import make_update
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import database
from testdesk.hq.store.schema.tables import BATCH, EVENT, FACTS, RECEIPT
from testdesk.hq.web.app import create_app


def test_a_batch_is_imported_and_its_receipt_waits(hq, client, station):
    data = station.batch()
    response = send(client, data, "batch-3-1-6.tdb")
    assert response.status_code == 200
    assert response.json() == {
        "file": "batch-3-1-6.tdb",
        "station": 3,
        "first": 1,
        "last": 6,
        "verdict": "accepted",
        "reason": "",
        "new_events": 6,
        "conflicts": 0,
        "receipt": "receipt-3-1-6.tdr",
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    assert count(hq, FACTS["sample"]) == 3
    (waiting,) = fetch(client, station).json()["files"]
    answer = fetch(client, station, waiting["file"])
    assert answer.headers["content-type"] == "application/octet-stream"
    assert waiting == {
        "file": "receipt-3-1-6.tdr",
        "sha256": hashlib.sha256(answer.content).hexdigest(),
        "size": len(answer.content),
    }
    receipt = station.read(answer.content, hq.city_key)
    assert (receipt.verdict, receipt.highest_contiguous) == ("accepted", 6)


def test_the_same_batch_again_adds_nothing_and_is_answered_again(hq, client, station):
    answers = [send(client, station.batch()).json() for _ in range(3)]
    assert [one["verdict"] for one in answers] == ["accepted", "already_have", "already_have"]
    assert count(hq, EVENT) == 6
    assert [one["file"] for one in fetch(client, station).json()["files"]] == ["receipt-3-1-6.tdr"]


def test_what_is_news_to_a_station_waits_for_it(hq, client, station):
    send(client, station.batch())
    open_round(hq, name="R8")
    _, news = fetch(client, station).json()["files"]
    data = fetch(client, station, news["file"]).content
    assert (news["file"], hashlib.sha256(data).hexdigest()) == ("update-3-1.tdu", news["sha256"])
    update, _ = read_update(
        data,
        city=hq.city,
        city_key=hq.city_key,
        station=3,
        age_identity=station.age_identity,
    )
    assert [entry.header.kind for entry in update.hq_events] == ["round_opened"]
    assert fetch(client, station, news["file"]).content == data


def test_a_server_with_older_settings_still_gives_receipts(hq, client, station, caplog):
    send(client, station.batch())
    newer = Headquarters(msgspec.structs.replace(hq.secrets, revision=1), hq.engine, hq.clock)
    open_round(newer, name="R8")
    make_update(newer, 3)
    assert [one["file"] for one in fetch(client, station).json()["files"]] == ["receipt-3-1-6.tdr"]
    (record,) = caplog.records
    assert "headquarters_changed" in record.getMessage()
    caplog.clear()


def test_a_receipt_survives_the_connection_that_should_have_brought_it(client, station):
    send(client, station.batch())
    first = fetch(client, station, "receipt-3-1-6.tdr").content
    assert fetch(client, station, "receipt-3-1-6.tdr").content == first


def test_batches_of_a_version_that_kept_no_receipts_are_answered_again(hq, client, station):
    send(client, station.batch())
    with hq.write() as connection:
        connection.execute(RECEIPT.delete())
    assert [one["file"] for one in fetch(client, station).json()["files"]] == ["receipt-3-1-6.tdr"]
    answer = fetch(client, station, "receipt-3-1-6.tdr").content
    assert station.read(answer, hq.city_key).verdict == "accepted"


def test_a_forked_journal_is_refused_with_a_receipt(hq, client, station):
    send(client, station.batch())
    station.entries = station.entries[:3]
    station.record(TubeOpened("YJ00000009", "R7", "pool", 10))
    verdict = send(client, station.batch()).json()
    assert (verdict["verdict"], verdict["reason"]) == ("refused", "journal_forked")
    answer = fetch(client, station, verdict["receipt"]).content
    assert station.read(answer, hq.city_key).reason == "journal_forked"


def test_a_second_laptop_of_one_kit_neither_reads_nor_replaces_the_stations_receipt(hq, client):
    kit = enrol(hq, station=3, point="网通小区")
    first, second = Laptop(kit), Laptop(kit)
    assert send(client, first.batch()).json()["verdict"] == "accepted"
    kept = fetch(client, first, "receipt-3-1-1.tdr").content
    verdict = send(client, second.batch()).json()
    assert (verdict["verdict"], verdict["reason"]) == ("refused", "station_key_differs")
    assert fetch(client, second).status_code == 401
    assert fetch(client, first, "receipt-3-1-1.tdr").content == kept


def test_a_revoked_station_is_turned_away(hq, client, station):
    send(client, station.batch(1, 3))
    revoke(hq, 3, reason="lost", operator="金英")
    answer = fetch(client, station)
    assert (answer.status_code, answer.json()) == (403, {"code": "station_revoked"})
    verdict = send(client, station.batch(4)).json()
    assert (verdict["verdict"], verdict["reason"]) == ("refused", "station_revoked")


@pytest.mark.parametrize(
    "file", ["receipt-3-1-7.tdr", "receipt-4-1-6.tdr", "..%2F..%2Fvault", "%00", "%FF"]
)
def test_what_does_not_wait_is_missing(client, station, file):
    send(client, station.batch())
    answer = fetch(client, station, file)
    assert (answer.status_code, answer.headers["Testdesk-City"]) == (404, station.kit.city)


def test_only_the_station_itself_may_look(client, station, laptop):
    other = laptop(4)
    send(client, station.batch())
    send(client, other.batch())
    path = "/api/v1/stations/3/files"
    right = signed(station, path)
    wrong = [
        {},
        {"Authorization": "Basic eDp5"},
        {"Authorization": right["Authorization"] + " "},
        {"Authorization": right["Authorization"].replace('"3"', '"4"')},
        signed(other, path),  # another station's own name
        signed(other, path, station=3),  # another station's key
        signed(station, path, method="POST"),
        signed(station, path + "/"),
        {"Authorization": f'Testdesk station="3", signature="{"0" * 128}"'},
    ]
    for headers in wrong:
        answer = client.get(path, headers=headers)
        assert (answer.status_code, answer.json()) == (401, {"code": "request_not_authentic"})
    assert client.get(path, headers=right).status_code == 200


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "file_empty"),
        (b"<html>log in</html>", "file_not_ours"),
        (b"PK\x03\x04", "file_truncated"),
    ],
)
def test_a_file_that_proves_no_sender_is_refused_and_not_kept(hq, client, body, code):
    answer = send(client, body)
    assert (answer.status_code, answer.json()) == (422, {"code": code})
    assert count(hq, BATCH) == 0


def test_a_batch_cut_on_its_way_is_refused(client, station):
    answer = send(client, station.batch()[:-40])
    assert (answer.status_code, answer.json()) == (422, {"code": "file_truncated"})


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (b"batch-3-1-6.tdb", "batch-3-1-6.tdb"),
        ("批次.tdb".encode(), "批次.tdb"),
        (b"a\x01b" + b"x" * 300, ("ab" + "x" * 300)[:200]),
        (b"", "batch"),
    ],
)
def test_a_files_name_is_a_text_for_the_record(hq, client, station, name, kept):
    headers = {b"Testdesk-File": name}
    client.post("/api/v1/batches", content=station.batch(), headers=headers)
    assert [row["file"] for row in rows(hq, BATCH)] == [kept]


def test_headquarters_names_its_city(hq, client):
    answer = client.get("/api/v1/city")
    assert answer.json() == {
        "city": hq.city,
        "software": "0.1.0",
        "time": "2022-03-26T00:00:00.000Z",
    }
    for path in ("/api/v1/city", "/api/v1/nothing", "/api/v1/stations/x/files", "/"):
        assert client.get(path).headers["Testdesk-City"] == hq.city


def test_without_its_database_headquarters_asks_to_come_again(hq, station, tmp_path):
    gone = database.open_engine(
        tmp_path, key=bytes(32), url=f"postgresql://nobody@/x?host={tmp_path}"
    )
    with TestClient(create_app(replace(hq, engine=gone))) as client:
        answer = send(client, station.batch())
    gone.dispose()
    assert (answer.status_code, answer.json()) == (503, {"code": "database_unreachable"})
    assert int(answer.headers["Retry-After"]) > 0


class BrokenClock(ManualClock):
    """A bug where nobody expects one, whose message names a person."""

    def now(self):
        raise RuntimeError("110105194912310021")


def test_a_bug_is_reported_without_detail(hq, station):
    app = create_app(replace(hq, clock=BrokenClock()))
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = send(client, station.batch())
    assert (answer.status_code, answer.json()) == (500, {"code": "internal_error"})
    assert answer.headers["Testdesk-City"] == hq.city


def test_the_document_of_the_interface_names_every_operation(client):
    document = client.get("/api/v1/openapi.json").json()
    operations = {(path, way) for path, ways in document["paths"].items() for way in ways}
    assert operations >= {
        ("/api/v1/city", "get"),
        ("/api/v1/batches", "post"),
        ("/api/v1/stations/{station}/files", "get"),
        ("/api/v1/stations/{station}/files/{file}", "get"),
    }


def test_an_update_waits_until_the_station_has_acknowledged_it(hq, client, station):
    send(client, station.batch())
    open_round(hq, name="R8")
    (_, update) = fetch(client, station).json()["files"]
    assert update["file"] == "update-3-1.tdu"
    data = fetch(client, station, "update-3-1.tdu").content
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (update["sha256"], update["size"])
    open_round(hq, name="R9")
    assert [one["file"] for one in fetch(client, station).json()["files"]][1:] == ["update-3-2.tdu"]
    assert fetch(client, station, "update-3-1.tdu").content == data
    assert fetch(client, station, "update-4-1.tdu").status_code == 404


def test_a_server_with_keys_of_yesterday_gives_receipts_and_no_update(hq, station, caplog):
    old = replace(hq, secrets=msgspec.structs.replace(hq.secrets, revision=0))
    new = replace(hq, secrets=msgspec.structs.replace(hq.secrets, revision=1))
    with TestClient(create_app(new)) as client:
        send(client, station.batch())
        open_round(hq, name="R8")
        assert len(fetch(client, station).json()["files"]) == 2
    with TestClient(create_app(old)) as client:
        assert [one["file"] for one in fetch(client, station).json()["files"]] == [
            "receipt-3-1-6.tdr"
        ]
    assert "headquarters_changed" in caplog.text
    caplog.clear()
