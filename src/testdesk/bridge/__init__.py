"""Between the deeds and the screen: lanes, the bus of changes, the desk."""
