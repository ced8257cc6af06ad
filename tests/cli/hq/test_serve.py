"""`hq serve`: a real process that listens, imports batches beside others, and ends when asked."""

import datetime as dt
import ipaddress
import signal
import socket
import ssl

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tests.cli.serving import serving

from testdesk.formats.exchange.batch import read_manifest

DONE = '{"stopped":true}\n'


def certificate(folder):
    """A self-signed certificate for 127.0.0.1, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "headquarters")])
    now = dt.datetime.now(dt.UTC)
    host = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(host, critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    files[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    return files


def test_batches_come_by_network_and_by_stick_at_one_headquarters(site):
    site.sample(3)
    by_network = site.station("export", site.stick).value
    with serving(site, "--json") as served:
        data = (site.stick / "testdesk" / by_network["file"]).read_bytes()
        url = f"{served.url}/api/v1"
        answer = httpx.post(f"{url}/batches", content=data, timeout=60).json()
        assert (answer["verdict"], answer["new_events"]) == ("accepted", by_network["events"])
        assert httpx.get(f"{url}/city").json()["city"] == read_manifest(data)[0].city
        # The same file by stick, while the server runs.
        assert site.hq("import", site.stick).value["files"][0]["verdict"] == "already_have"
        served.process.send_signal(signal.SIGTERM)
        out, err = served.process.communicate(timeout=60)
    assert (served.process.returncode, out, err) == (0, DONE, "")
    assert site.hq("status").value["samples"] == 3


def test_behind_a_proxy_it_listens_anywhere_and_an_interrupt_closes_what_hangs(site):
    anywhere = "0.0.0.0"  # noqa: S104 - the test's own
    with serving(site, "--host", anywhere, "--behind-proxy", "--json") as served:
        port = int(served.url.rsplit(":")[-1])
        with socket.create_connection(("127.0.0.1", port)) as slow:
            slow.sendall(b"GET /api/v1/city HTTP/1.1\r\nHost: x\r\n\r\n")
            assert slow.recv(12) == b"HTTP/1.1 200"
            served.process.send_signal(signal.SIGINT)
            out, err = served.process.communicate(timeout=60)
    assert (served.process.returncode, out, err) == (0, DONE, "")


def test_with_a_certificate_it_speaks_tls(site, tmp_path):
    cert, key = certificate(tmp_path)
    with serving(site, "--certificate", cert, "--key", key) as served:
        assert served.url.startswith("https://127.0.0.1:")
        trusting = ssl.create_default_context(cafile=str(cert))
        answer = httpx.get(f"{served.url}/api/v1/city", verify=trusting)
        assert "max-age" in answer.headers["Strict-Transport-Security"]


def serve(site, *args):
    """Status and error of an `hq serve` that does not begin to listen."""
    result = site.hq("serve", *args)
    return result.status, result.value["error"]


def test_names_do_not_go_over_a_network_in_the_clear(site):
    assert serve(site, "--host", "192.0.2.1", "--port", 0) == (1, "tls_required")


@pytest.mark.parametrize("file", ["neither", "swapped", "alone"])
def test_a_certificate_that_does_not_serve_is_refused(site, tmp_path, file):
    cert, key = certificate(tmp_path)
    if file == "neither":
        cert.write_text("no certificate")
    args = {"alone": ["--certificate", cert], "swapped": ["--certificate", key, "--key", cert]}
    given = args.get(file, ["--certificate", cert, "--key", key])
    assert serve(site, *given) == (1, "certificate_unusable")


def test_a_port_in_use_is_reported(site):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert serve(site, "--port", port) == (3, "address_in_use")


def test_an_address_of_another_machine_is_reported(site):
    args = ("--host", "192.0.2.1", "--behind-proxy", "--port", 0)
    assert serve(site, *args) == (3, "address_unusable")
