"""Large files: bounded, on the disk while they come, and a stranger's not taken to its end."""

import pytest
from tests.hq.tables import count
from tests.hq.web.requests import send

from testdesk.hq.store.schema.tables import BATCH, KIT
from testdesk.hq.web import uploads


def test_a_file_beyond_the_limit_is_not_taken(hq, client, station, monkeypatch):
    monkeypatch.setattr(uploads, "LIMIT", 1000)
    unannounced = client.post("/api/v1/batches", content=iter([station.batch()]))
    for answer in (send(client, station.batch()), unannounced):
        assert (answer.status_code, answer.json()) == (413, {"code": "container_too_large"})
    assert count(hq, BATCH) == 0


def test_a_large_file_waits_on_the_disk(client, station, head):
    data = station.batch()
    pieces = iter([data[:333], data[333:head], data[head:-50], data[-50:]])
    assert client.post("/api/v1/batches", content=pieces).json()["verdict"] == "accepted"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: b"<html>" + data, "container_damaged"),
        (lambda data: data.replace(b"testdesk-batch", b"testdesk-butch", 1), "container_damaged"),
        (lambda data: data[:-1] + b"!", "container_not_canonical"),
    ],
)
def test_a_large_file_that_proves_no_sender_is_refused(hq, client, station, head, change, code):
    data = change(station.batch())
    pieces = iter([data[:head], data[head:]])
    answer = client.post("/api/v1/batches", content=pieces)
    assert (answer.status_code, answer.json()) == (422, {"code": code})
    assert count(hq, BATCH) == 0


@pytest.mark.usefixtures("head")
def test_a_stranger_is_known_by_the_head_of_the_file(hq, client, station, monkeypatch):
    def never(*_, **__):
        raise AssertionError("the file was taken to its end")

    monkeypatch.setattr("testdesk.hq.web.exchange_api.import_batch", never)
    with hq.write() as connection:
        connection.execute(KIT.update().values(enrolment_key="00" * 32))
    answer = client.post("/api/v1/batches", content=station.batch())
    assert (answer.status_code, answer.json()) == (422, {"code": "station_not_enrolled"})
