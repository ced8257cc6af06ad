"""Updates and lists that report many people as sampled."""

import hashlib

from tests.formats.exchange import makers as m
from tests.formats.exchange import sampled_makers as sm

from testdesk.formats.exchange import sampled_list, update
from testdesk.formats.exchange.known_samples import KnownSample


def list_of_people(count: int, *, honest: bool = True) -> bytes:
    """A list of `count` people."""
    return sampled_list.write_list(
        sm.sampled_list(samples=_known(count, honest=honest)),
        city_signing_key=m.CITY_SEED,
        key=sm.lists()[0].secret_key,
    )


def _known(count: int, *, honest: bool) -> tuple[KnownSample, ...]:
    """`count` people; dishonest ones differ only in their number."""
    digests = [hashlib.sha256(f"{n if honest else 0}".encode()).hexdigest() for n in range(count)]
    return tuple(
        KnownSample(
            at=f"2022-03-26T{n // 3600 % 24:02d}:{n // 60 % 60:02d}:{n % 60:02d}.{n % 997:03d}Z",
            position=n % 10 + 1,
            resident=digest[:12],
            sample=digest[12:44],
            seq=n + 1,
            station=4,
            tube=f"YJ{n // 10:08d}",
        )
        for n, digest in enumerate(digests)
    )


def update_with_samples(count: int, *, honest: bool = True) -> bytes:
    """An update that names `count` people."""
    return update.write_update(
        m.update(round="R7", sampled=_known(count, honest=honest)),
        city_signing_key=m.CITY_SEED,
        recipient=m.STATION_RECIPIENT,
    )
