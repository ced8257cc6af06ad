"""Registration: the page, the verdict, the tube."""
