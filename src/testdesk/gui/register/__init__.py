"""Registration: the page, its verdict panel, its tube panel and their dialogs."""
