"""One function per deed; each says what it touched."""
