"""Other connections to the real server: silent ones, lying ones, encrypted ones."""

import datetime as dt
import ipaddress
import re
from contextlib import closing

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.cli.site import STATION_PHRASE, Site
from tests.net.proxy import LOGIN_PAGE, Manners, http
from tests.net.served import headquarters_serving

from testdesk import bootstrap
from testdesk.courier.http import Caller, HttpClient, Timeouts
from testdesk.domain.refusals import EnvironmentFault
from testdesk.services.exchange import network
from testdesk.services.exchange.network import ExchangeContext, exchange

QUICK = Timeouts(connect=5, write=1, answer=1, read=1)


def exchange_once(town, patience):
    """Exchanges as `sync` does, with another patience."""
    with bootstrap.station(town.site.home, STATION_PHRASE) as station:
        who = station.identity
        kept, inbox_files = bootstrap.network_folders(town.site.home)
        caller = Caller(who.city, who.station, who.signing_key)
        with closing(HttpClient(town.proxy.url, caller, timeouts=patience)) as line:
            context = ExchangeContext(
                station=station,
                session=network.network_session(),
                run_on_database=lambda step: step(),
                client=line,
                outbox_files=kept,
                inbox_files=inbox_files,
                report=lambda _report: None,
            )
            return exchange(context)


def check_given_up(town, patience, code):
    reached = town.accepted()
    with pytest.raises(EnvironmentFault) as fault:
        exchange_once(town, patience)
    assert fault.value.code == code
    town.check_nothing_claimed(reached)
    town.proxy.manners = Manners()
    assert town.sync().status == 0
    town.check_all_arrived()


def test_a_line_that_accepts_and_sends_nothing_is_given_up(town):
    town.proxy.manners = Manners(silent=True)
    check_given_up(town, QUICK, "network_silent")


def test_a_line_that_falls_silent_in_the_middle_of_a_batch_is_given_up(town):
    town.proxy.manners = Manners(up=1400, then_silent=True)
    check_given_up(town, QUICK, "network_silent")


def test_an_answer_that_is_announced_longer_than_it_is_is_given_up(town):
    def longer(piece: bytes) -> bytes:
        return re.sub(rb"(?i)(content-length: )\d+", rb"\g<1>9999", piece)

    town.proxy.manners = Manners(rewrite=longer)
    check_given_up(town, QUICK, "network_silent")


def test_an_answer_that_is_announced_shorter_than_it_is_is_not_understood(town):
    def shorter(piece: bytes) -> bytes:
        return re.sub(rb"(?i)(content-length: )\d+", rb"\g<1>20", piece)

    town.proxy.manners = Manners(rewrite=shorter)
    check_given_up(town, QUICK, "network_answer_invalid")


def test_bits_that_flip_on_the_way_make_nothing_of_a_receipt(town):
    def flipped(piece: bytes) -> bytes:
        # The container's bytes; the heads and lists of the answers are text.
        return piece.replace(b"age-encryption.org/v1", b"age-encryption.org/v7")

    reached = town.accepted()
    town.proxy.manners = Manners(rewrite=flipped)
    result = town.sync()
    assert result.status in (1, 3)
    town.check_nothing_claimed(reached)
    town.proxy.manners = Manners()
    assert town.sync().status == 0
    town.check_all_arrived()


@pytest.mark.usefixtures("qapp")  # the doctor checks fonts
def test_a_clock_that_differs_is_reported_and_stops_nothing(town):
    def later(piece: bytes) -> bytes:
        return re.sub(rb'"time":"20\d\d', b'"time":"2099', piece)

    town.proxy.manners = Manners(rewrite=later)
    result = town.sync()
    assert result.status == 0
    assert result.value["clock_behind_seconds"] > 365 * 24 * 3600
    assert "clock differs" in result.err
    checks = {one["check"]: one for one in town.site.station("doctor").value["checks"]}
    assert (checks["network"]["status"], checks["network"]["code"]) == ("ok", "network_reached")
    assert (checks["clock"]["status"], checks["clock"]["code"]) == ("attention", "clock_behind")
    town.proxy.manners = Manners(answer=http("200 OK", LOGIN_PAGE))
    checks = {one["check"]: one for one in town.site.station("doctor").value["checks"]}
    assert checks["network"]["code"] == "network_login_page"
    assert checks["clock"]["code"] == "clock_plausible"
    town.proxy.manners = Manners()
    town.check_all_arrived()


def certificate(folder, name):
    """A self-signed certificate, like one of a city's own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    here = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([here]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / f"{name}.pem", folder / f"{name}.key"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


def test_an_encrypted_line_is_proven_by_its_certificate(town, tmp_path, monkeypatch):
    ours, key = certificate(tmp_path, "hq")
    others, _ = certificate(tmp_path, "other")
    site: Site = town.site
    with headquarters_serving(site, "--certificate", ours, "--key", key) as (host, port):
        url = f"https://{host}:{port}"
        reached = town.accepted()
        for trusted in (None, others):
            if trusted is not None:
                monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
            result = town.sync(url=url)
            assert (result.status, result.value["error"]) == (3, "network_certificate")
            town.check_nothing_claimed(reached)
        monkeypatch.setenv("SSL_CERT_FILE", str(ours))
        plain = town.sync(url=f"http://{host}:{port}")
        assert plain.value["error"] in {"network_cut", "network_garbage", "network_truncated"}
        assert town.sync(url=url).status == 0
    monkeypatch.delenv("SSL_CERT_FILE")
    assert town.sync(url=town.direct.replace("http:", "https:")).value["error"] == "network_tls"
    assert town.sync().status == 0
    town.check_all_arrived()
