"""Names of headers that stations and headquarters' server both use (docs/http-v1.md).

Short, because courier and headquarters do not import each other, and the names must not differ.
"""

from __future__ import annotations

# In each response: the id of the city whose headquarters answers.
CITY_HEADER = "Testdesk-City"
# In the request that sends a batch: the name of its file.
FILE_HEADER = "Testdesk-File"
