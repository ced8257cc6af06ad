"""One scanned line: recognised, registered, answered."""
