"""A walk-in whose data a test looks for after it was erased."""

from tests.made_station import id_number

WALK_IN = id_number("19991231", 17)
PHONE, NAME, CORRECTED, APPLICANT = "13955550101", "欧阳甲乙", "欧阳丙丁", "诸葛戊己"
