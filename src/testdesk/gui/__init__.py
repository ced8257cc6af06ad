"""Windows, pages and widgets; the only floor with sentences for people."""
