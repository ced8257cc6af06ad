"""A FHIR bundle, read back."""

import warnings
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the library's own, at import
    from fhir.resources.bundle import Bundle


def read(data):
    found = Bundle.model_validate_json(data)
    by_url: dict[str | None, Any] = {entry.fullUrl: entry.resource for entry in found.entry or ()}
    kinds: dict[str, list[Any]] = {}
    for resource in by_url.values():
        kinds.setdefault(resource.get_resource_type(), []).append(resource)
    return found, by_url, kinds
