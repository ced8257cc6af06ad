"""Names of headers that station and headquarters' server both know (docs/http-v1.md).

Short, because courier and headquarters do not know each other, and the names must not differ.
"""

from __future__ import annotations

CITY_HEADER = "Testdesk-City"
FILE_HEADER = "Testdesk-File"
