"""Requests as a station's client makes them."""

from typing import Any

from starlette.testclient import TestClient
from tests.hq.laptops import Laptop

from testdesk.formats.crypto.signed_request import authorization


def send(client: TestClient, data: bytes, file: str = "batch-3-1-5.tdb") -> Any:
    """A batch on its way."""
    return client.post("/api/v1/batches", content=data, headers={"Testdesk-File": file})


def signed(laptop: Laptop, path: str, *, method: str = "GET", station: int | None = None) -> Any:
    """The header by which a station proves itself."""
    number = laptop.kit.station if station is None else station
    header = authorization(laptop.signing_key, station=number, method=method, path=path)
    return {"Authorization": header}


def fetch(client: TestClient, station: Laptop, file: str = "", **how: Any) -> Any:
    """The list of what waits for a station, or one file of it."""
    path = f"/api/v1/stations/{station.kit.station}/files" + (f"/{file}" if file else "")
    return client.get(path, headers=signed(station, path, **how))
