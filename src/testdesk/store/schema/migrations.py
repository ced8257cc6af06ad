"""Migrates a file to the newest schema. A released step is never edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from testdesk.domain.refusals import EnvironmentFault, StoreDamaged
from testdesk.home_files import raising_home_faults
from testdesk.store.connection import Database, Migrations
from testdesk.store.schema.step_1 import create_schema_1
from testdesk.store.schema.step_2 import create_schema_2
from testdesk.store.schema.step_3 import create_schema_3
from testdesk.store.schema.step_4 import create_schema_4
from testdesk.store.schema.step_5 import create_schema_5
from testdesk.store.schema.step_6 import create_schema_6
from testdesk.store.schema.step_7 import create_schema_7
from testdesk.store.schema.step_8 import create_schema_8
from testdesk.store.schema.step_9 import create_schema_9
from testdesk.store.schema.step_10 import create_schema_10
from testdesk.store.schema.step_11 import create_schema_11
from testdesk.store.schema.step_12 import create_schema_12
from testdesk.store.schema.step_13 import create_schema_13

Step = Callable[[Database], None]

STEPS: tuple[Step, ...] = (
    create_schema_1,
    create_schema_2,
    create_schema_3,
    create_schema_4,
    create_schema_5,
    create_schema_6,
    create_schema_7,
    create_schema_8,
    create_schema_9,
    create_schema_10,
    create_schema_11,
    create_schema_12,
    create_schema_13,
)


def migrate(db: Database, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Runs the missing steps; an old file is first copied.

    Args:
        db: the open file.
        path: the file's path; the copy is put beside it.
        steps: in order; the n-th makes schema n. Tests pass more steps.

    Raises:
        EnvironmentFault: store_too_new: nothing was changed; store_damaged: the check after the
            migration failed.
    """
    migrations = Migrations("testdesk")
    for number, step in enumerate(steps, start=1):
        migrations(name=str(number))(step)
    applied = len(migrations.applied(db))
    if applied > len(steps):
        raise EnvironmentFault("store_too_new", found=applied, known=len(steps))
    if applied == len(steps):
        return
    if applied:
        _copy_aside(db, path.with_name(f"{path.stem}.before-{len(steps)}{path.suffix}"))
    migrations.apply(db)
    if db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise StoreDamaged()


def _copy_aside(db: Database, copy: Path) -> None:
    """Makes a full copy under the same key, with SQLite, so that it includes the WAL's content."""
    with raising_home_faults():
        copy.unlink(missing_ok=True)
    db.execute("VACUUM INTO ?", [str(copy)])
    with raising_home_faults():
        copy.chmod(0o600)
