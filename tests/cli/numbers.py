"""ID numbers of the city's people."""

from tests.cli.site import people

NUMBERS = [person.document_number for person in people(8)]
