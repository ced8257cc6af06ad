"""The day on which the city is made."""

from datetime import date

TODAY = date(2026, 3, 26)
