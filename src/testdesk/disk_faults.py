"""What a disk says when it refuses: one table of error numbers for everybody who writes a file.

A stick has a table of its own (`courier/folder.py`): it can be pulled.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from testdesk.domain.error_codes import FaultCode
from testdesk.domain.refusals import EnvironmentFault

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR})
# What a disk, its driver or its owner says; never a slip in the use of a file.
_OF_DISKS = FULL | {
    *(errno.EIO, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENODEV, errno.ENXIO, errno.ESTALE),
    *(errno.ENOTCONN, errno.EMFILE, errno.ENFILE, errno.ELOOP, errno.ENAMETOOLONG),
    *(errno.ETXTBSY, errno.EBUSY),
}


def write_fault(error: OSError, otherwise: FaultCode = "write_failed") -> EnvironmentFault:
    """What a failed write means to people; the path is not told, it may hold a name.

    Args:
        error: of the disk.
        otherwise: the code where the disk is not full.

    Returns:
        disk_full or the other code, with the `errno`.
    """
    code: FaultCode = "disk_full" if error.errno in FULL else otherwise
    return EnvironmentFault(code, errno=error.errno)


@contextmanager
def telling_disk() -> Iterator[None]:
    """The last net: what a disk said, and nobody on the way could name better.

    Raises:
        EnvironmentFault: disk_fault, with the `errno`; any other OSError is a bug and passes.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _OF_DISKS:
            raise
        raise EnvironmentFault("disk_fault", errno=error.errno) from error
