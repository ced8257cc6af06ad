"""Making a home, where the disk may say no."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from testdesk.domain.refusals import EnvironmentFault

_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def making_home() -> Iterator[None]:
    """Tells what the disk refuses as a fault of the environment.

    Raises:
        EnvironmentFault: disk_full, home_not_writable.
    """
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        raise EnvironmentFault("disk_full" if full else "home_not_writable") from error
