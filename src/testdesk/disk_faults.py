"""What a disk's errors mean: one table of error numbers for everything that writes a file.

Sticks have a table of their own (`courier/folder.py`), because they can be pulled out.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from testdesk.domain.error_codes import FaultCode
from testdesk.domain.refusals import EnvironmentFault

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NOT_FOUND = frozenset({errno.ENOENT, errno.ENOTDIR})
# Errors of a disk, its driver or its permissions; never a mistake in the use of a file.
_DISK_ERRORS = DISK_FULL | {
    *(errno.EIO, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENODEV, errno.ENXIO, errno.ESTALE),
    *(errno.ENOTCONN, errno.EMFILE, errno.ENFILE, errno.ELOOP, errno.ENAMETOOLONG),
    *(errno.ETXTBSY, errno.EBUSY),
}


def write_fault(error: OSError, otherwise: FaultCode = "write_failed") -> EnvironmentFault:
    """The fault for a failed write. It omits the path, which may contain a person's name.

    Args:
        error: the disk's error.
        otherwise: the code to use unless the disk is full.

    Returns:
        disk_full or the other code, with the `errno`.
    """
    code: FaultCode = "disk_full" if error.errno in DISK_FULL else otherwise
    return EnvironmentFault(code, errno=error.errno)


@contextmanager
def raising_disk_faults() -> Iterator[None]:
    """Turns disk errors into `disk_fault`, where nothing else turned them into a more precise one.

    Raises:
        EnvironmentFault: disk_fault, with the `errno`. Any other OSError is a bug and is raised
            unchanged.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _DISK_ERRORS:
            raise
        raise EnvironmentFault("disk_fault", errno=error.errno) from error
