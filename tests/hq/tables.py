"""What the tables of a headquarters hold."""

from sqlalchemy import func, select


def rows(hq, table):
    with hq.read() as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def count(hq, table):
    with hq.read() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def verdicts(*intakes):
    return [(intake.verdict, intake.reason) for intake in intakes]
