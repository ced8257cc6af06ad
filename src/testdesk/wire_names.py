"""Names of headers that stations and headquarters' server both use (docs/http-v1.md).

Short, because courier and headquarters do not import each other, and the names must not differ.
"""

from __future__ import annotations

CITY_HEADER = "Testdesk-City"
FILE_HEADER = "Testdesk-File"
