"""Between the commands and the screen: lanes, the change bus, the station."""
