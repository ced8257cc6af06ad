"""One rule for what is this machine, where three parts of the program had three."""

import pytest

from testdesk.courier.address import headquarters_url
from testdesk.domain.refusals import Refusal
from testdesk.hq.web.server import ListenAddress, check_listen_address
from testdesk.local_addresses import is_this_machine
from testdesk.readers.card_service import service_url

HERE = ("localhost", "127.0.0.1", "127.8.9.10", "::1")
ELSEWHERE = ("::1%eth0", "fe80::1%lo", "10.0.0.1", "0.0.0.0", "::", "example.org", "localhost.", "")  # noqa: S104 - is refused


@pytest.mark.parametrize("host", HERE)
def test_a_loopback_address_is_this_machine(host):
    assert is_this_machine(host)
    named = f"[{host}]" if ":" in host else host
    assert headquarters_url(f"http://{named}:8470")
    assert service_url(f"http://{named}:8989")
    check_listen_address(ListenAddress(host=host, port=1))


@pytest.mark.parametrize("host", ELSEWHERE)
def test_nothing_else_is(host):
    assert not is_this_machine(host)
    named = f"[{host}]" if ":" in host else host
    for ask in (headquarters_url, service_url):
        with pytest.raises(Refusal):
            ask(f"http://{named}:8470")
    with pytest.raises(Refusal, match="tls_required"):
        check_listen_address(ListenAddress(host=host, port=1))
