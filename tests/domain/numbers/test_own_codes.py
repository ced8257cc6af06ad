"""A text with a code of ours inside is nobody's other code, however it is written there."""

import hashlib
import json
import random
import time
import uuid
from base64 import b64encode, urlsafe_b64encode
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.numbers.code_texts import ID_NUMBERS, PROXY_CODES

from testdesk.domain.numbers.own_codes import contains_own_code, id_numbers_within
from testdesk.domain.numbers.readings import MAX_CHARACTERS
from testdesk.domain.numbers.scans import read_scan

OLD_NUMBERS = ID_NUMBERS.filter(lambda number: number[6:8] == "19").map(
    lambda number: number[:6] + number[8:17]
)
ANY = PROXY_CODES | ID_NUMBERS | OLD_NUMBERS


def in_url(code: str) -> str:
    return f"https://jkm.example/q?c={code}&v=1"


def spaced(code: str) -> str:
    return " ".join(code[place : place + 4] for place in range(0, len(code), 4))


def dashed(code: str) -> str:
    return "-".join(code[place : place + 6] for place in range(0, len(code), 6))


HIDDEN = {
    "url": in_url,
    "json": lambda code: json.dumps({"type": "card", "code": code, "n": 7}),
    "spaced url": lambda code: in_url(quote(spaced(code))),
    "twice quoted": lambda code: in_url(quote(quote(dashed(code)))),
    "prefix": lambda code: f"CARD:{code}",
    "glued prefix": lambda code: f"card{code}",
    "suffix": lambda code: f"{code}/abc",
    "glued suffix": lambda code: f"{code}ABCDE",
    "spaced": lambda code: f"no {spaced(code)} x",
    "dashed": lambda code: f"no.{dashed(code)}",
    "dotted": lambda code: f"#{'.'.join(code)}",
    "two": lambda code: f"{code}|{code}",
    "lower": lambda code: in_url(code.lower()),
    "wide": lambda code: "".join(chr(ord(sign) + 0xFEE0) for sign in f"x{code}"),
}


@pytest.mark.parametrize("way", HIDDEN)
@given(PROXY_CODES | ID_NUMBERS)
def test_a_text_with_a_code_of_ours_is_nobodys_other_code(way, code):
    text = HIDDEN[way](code)
    assert contains_own_code(text)
    assert read_scan(text).kind == "unknown"


BASE64 = {"plain": b64encode, "for addresses": urlsafe_b64encode}
AROUND = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)


@pytest.mark.parametrize("way", BASE64)
@given(
    PROXY_CODES,
    AROUND,
    AROUND,
    st.sampled_from(["", "?c=", "/q/", "x", "ab", "c-_"]),
    st.booleans(),
)
def test_base64_hides_no_proxy_code(way, code, before, behind, prefix, padded):
    packed = BASE64[way](f"{before}{code}{behind}".encode()).decode()
    text = f"https://jkm.example{prefix}{packed if padded else packed.rstrip('=')}"
    assert contains_own_code(text)
    assert contains_own_code(quote(text))
    assert read_scan(text).kind == "unknown"


@given(st.binary(min_size=40, max_size=300))
def test_what_another_system_packs_stays_its_own(data):
    assert read_scan(f"https://jkm.example/q?c={b64encode(data).decode()}").kind == "external_code"


def percent(text: str) -> str:
    return "".join(f"%{byte:02x}" for byte in text.encode())


def hexed(text: str) -> str:
    return text.encode().hex()


WRITTEN = {
    "percent": percent,
    "percent u": lambda text: "".join(f"%u{ord(sign):04X}" for sign in text),
    "entities": lambda text: "".join(f"&#{ord(sign)};" for sign in text),
    "entities without an end": lambda text: "".join(f"&#{ord(sign):05d}" for sign in text),
    "hex entities": lambda text: "".join(f"&#x{ord(sign):X};" for sign in text),
    "escapes": lambda text: "".join(f"\\u{ord(sign):04x}" for sign in text),
    "wide escapes": lambda text: "".join(f"\\u{ord(sign) + 0xFEE0:04X}" for sign in text),
    "braced escapes": lambda text: "".join(f"\\u{{{ord(sign):x}}}" for sign in text),
    "short escapes": lambda text: "".join(f"\\x{ord(sign):02X}" for sign in text),
    "base64": lambda text: b64encode(text.encode()).decode(),
    "base64 of UTF-16": lambda text: b64encode(text.encode("utf-16-le")).decode(),
    "base64 for addresses": lambda text: urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "base64 in lines": lambda text: "%0A".join(pieces(b64encode(text.encode()).decode(), 19)),
    "hex": hexed,
    "hex in capitals": lambda text: hexed(text).upper(),
    "hex with colons": lambda text: ":".join(pieces(hexed(text), 2)),
    "hex of a program": lambda text: ",".join(f"0x{byte:02x}" for byte in text.encode()),
    "quoted printable": lambda text: "".join(f"={byte:02X}" for byte in text.encode()),
}
WAYS = st.sampled_from(sorted(WRITTEN))


def pieces(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(0, len(text), length)]


def kept(text: str) -> bool:
    """Whether a scan of it would neither find a person nor ask whose it is."""
    return contains_own_code(text) and read_scan(text).kind == "unknown"


@pytest.mark.parametrize("way", WRITTEN)
@given(ANY)
def test_no_encoding_hides_a_code(way, code):
    assert kept(in_url(WRITTEN[way](code)))
    assert kept(WRITTEN[way](json.dumps({"code": code, "n": "x"})))


@given(ANY, WAYS, WAYS)
def test_no_encoding_of_an_encoding_hides_a_code(code, inner, outer):
    assert contains_own_code(in_url(WRITTEN[outer](in_url(WRITTEN[inner](code)))))


@given(PROXY_CODES | ID_NUMBERS, st.lists(WAYS, min_size=3, max_size=3))
def test_three_encodings_hide_no_code_nor_cost_more_than_they_may(code, ways):
    text = code
    for way in ways:
        text = WRITTEN[way](text)
    assert contains_own_code(in_url(text))


@given(OLD_NUMBERS, AROUND.filter(lambda text: not text[-1:].isdigit()))
def test_an_old_number_is_one_by_its_area_and_its_day_of_birth(number, before):
    assert kept(f"https://jkm.example/{quote(before)}?id={number}&v=1")
    assert not contains_own_code(f"https://jkm.example/q?id={number}1&v=1")
    assert not contains_own_code(f"https://jkm.example/q?id=70{number[2:]}&v=1")
    assert not contains_own_code(f"https://jkm.example/q?id={number[:8]}1332{number[12:]}&v=1")


@given(ID_NUMBERS, st.sampled_from("0123456789"))
def test_whoever_is_on_the_list_is_seen_among_other_digits_too(number, digit):
    assert number in id_numbers_within(f"q={digit}{number}{digit}")
    assert number in id_numbers_within(f"q={hexed(digit + number + digit)}")
    if number[6:8] == "19":
        assert number in id_numbers_within(f"q={digit}{number[:6]}{number[8:17]}{digit}")


LOT = random.Random(9)  # noqa: S311 - made-up codes


def digits(length: int) -> str:
    return "".join(LOT.choices("0123456789", k=length))


# Kind of another system's code, and how many in 10,000 may look like ours. Of fifteen and of
# eighteen digits alone some do: 89 and 0.7 in 10,000, of a million each (28 November 2026).
OTHERS = {
    "token": (lambda: b64encode(LOT.randbytes(33)).decode(), 2),
    "token for addresses": (lambda: urlsafe_b64encode(LOT.randbytes(64)).decode(), 2),
    "long token": (lambda: b64encode(LOT.randbytes(600)).decode(), 5),
    "UUID": (lambda: str(uuid.UUID(int=LOT.getrandbits(128))), 2),
    "digest": (lambda: hashlib.sha256(LOT.randbytes(8)).hexdigest(), 5),
    "64 digits": (lambda: digits(64), 5),
    "20 digits": (lambda: digits(20), 5),
    "18 digits": (lambda: digits(18), 5),
    "16 digits": (lambda: digits(16), 5),
    "15 digits": (lambda: digits(15), 120),
    "milliseconds": (lambda: str(1_648_252_800_000 + LOT.randrange(10**10)), 0),
    "JSON in base64": (
        lambda: b64encode(
            json.dumps({"sub": digits(16), "iat": 1_648_252_800 + LOT.randrange(10**6)}).encode()
        ).decode(),
        2,
    ),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_another_systems_code_is_refused_no_more_often_than_by_chance(kind):
    make, most = OTHERS[kind]
    LOT.seed(kind)  # the same codes whichever tests came before
    codes = [f"https://jkm.example/q?c={make()}" for _ in range(2_000)]
    refused = sum(read_scan(code).kind != "external_code" for code in codes)
    assert refused <= most * len(codes) / 10_000 + 1


HEAVY = {
    "escapes": "\\ufdfa" * 600,
    "entities": "&#6;" * 1024,
    "percent": "%25" * 1365,
    "base64": "A" * 4096,
    "base64 of base64": b64encode(b64encode(b64encode(b"A" * 1700))).decode()[:4096],
    "hex": "3" * 4095 + "a",
    "proxy codes": "x" + "71" * 2047,
    "birthdays": "x" + "19010101" * 511,
    "signs": "- " * 2048,
}


@pytest.mark.parametrize("kind", HEAVY)
def test_the_heaviest_text_costs_little(kind):
    text = HEAVY[kind][:4096]
    start = time.process_time()
    contains_own_code(text)
    id_numbers_within(text)
    assert time.process_time() - start < 0.25  # measured: 0.5 to 30 ms


def test_a_text_too_deep_to_look_through_is_nobodys():
    text = "x" * (MAX_CHARACTERS + 1)
    assert contains_own_code(text)
    assert id_numbers_within(text) == ()
