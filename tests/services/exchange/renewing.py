"""What a renewed kit brings."""

LAST_DAY = "2022-04-10"
