"""The address of headquarters, and the proxy on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.courier.http_line import CITY, QUICK, SEED, fault
from tests.net.proxy import Manners, http, proxy_to

from testdesk.courier.address import headquarters_url, system_proxy
from testdesk.courier.http import Caller, HttpClient
from testdesk.domain.refusals import EnvironmentFault, Refusal

GOOD = [
    ("hq.yanji.example", "https://hq.yanji.example"),
    (" HQ.yanji.example:8470/ ", "https://hq.yanji.example:8470"),
    ("https://hq.example:443", "https://hq.example"),
    ("http://127.0.0.1:8470", "http://127.0.0.1:8470"),
    ("http://localhost:8470", "http://localhost:8470"),
    ("http://[::1]:8470", "http://[::1]:8470"),
    ("https://[2001:db8::1]:8470", "https://[2001:db8::1]:8470"),
    ("ｈｑ．ｅｘａｍｐｌｅ：８４７０", "https://hq.example:8470"),
]


@pytest.mark.parametrize(("typed", "url"), GOOD)
def test_what_a_person_types_is_an_address(typed, url):
    assert headquarters_url(typed) == url


@pytest.mark.parametrize(
    "typed",
    [
        "", "https://", "ftp://hq.example", "https://me:secret@hq.example", "https://hq.example/x",
        "https://hq.example?x=1", "https://hq.example#x", "hq example", "https://hq.example:99999",
        "https://hq.example:0", "https://hq.exa\nmple", "https://[::1", "file:///etc/passwd",
        "https://hq.example\\@evil.example", "指挥部", "https://" + "a" * 300,
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(Refusal) as refused:
        headquarters_url(typed)
    assert refused.value.code == "network_address_invalid"


@pytest.mark.parametrize("typed", ["http://hq.example", "http://10.0.0.7:8470", "http://[::2]"])
def test_without_encryption_only_to_this_machine_or_where_somebody_allowed_it(typed):
    with pytest.raises(Refusal) as refused:
        headquarters_url(typed)
    assert refused.value.code == "network_plain_http"
    assert headquarters_url(typed, plain_http=True) == typed


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused_and_an_address_stays_one(typed):
    codes: set[str] = set()
    try:
        url = headquarters_url(typed, plain_http=True)
    except Refusal as refusal:
        codes.add(refusal.code)
    else:
        codes.add("network_address_invalid")
        assert headquarters_url(url, plain_http=True) == url
    assert codes == {"network_address_invalid"}


def test_the_computers_proxy_is_used(environment):
    assert system_proxy("https://hq.example") is None
    environment.setenv("https_proxy", "http://proxy.example:3128")
    environment.setenv("no_proxy", "near.example")
    assert system_proxy("https://hq.example") == "http://proxy.example:3128"
    assert system_proxy("https://near.example") is None
    assert system_proxy("http://hq.example") is None
    environment.setenv("http_proxy", "proxy.example:3128")
    assert system_proxy("http://hq.example") == "http://proxy.example:3128"


def test_a_line_goes_through_the_computers_proxy_and_shows_nobody_its_password(environment):
    proxies = []
    for answer in (http("407 Who Are You"), http("502 Bad Gateway")):
        with proxy_to(("127.0.0.1", 9)) as proxy:
            proxy.manners = Manners(answer=answer)
            at = proxy.url.replace("http://", "http://user:secret-word@")
            environment.setenv("https_proxy", at)
            environment.setenv("http_proxy", at)
            for url in ("https://hq.example", "http://hq.example"):
                line = HttpClient(url, Caller(CITY, 3, SEED), timeouts=QUICK)
                found = fault(line.city)
                proxies.append(found.code)
                assert "secret-word" not in repr((found.detail, found.args))
            assert proxy.connections == 2
    assert proxies == ["network_proxy_refused"] * 3 + ["network_server_error"]


def test_this_machine_is_asked_without_a_proxy(environment):
    environment.setenv("http_proxy", "http://proxy.example:3128")
    for url in ("http://127.0.0.1:8470", "http://localhost:8470", "http://[::1]:8470"):
        assert system_proxy(url) is None


def test_a_proxy_of_another_kind_is_named_by_a_code_and_its_password_by_nothing(environment):
    environment.setenv("https_proxy", "socks5://user:secret-word@proxy.example:1080")
    with pytest.raises(EnvironmentFault) as fault:
        system_proxy("https://hq.example")
    assert fault.value.code == "network_proxy_unknown"
    assert "secret-word" not in repr((fault.value.detail, fault.value.args, fault.value.__cause__))
