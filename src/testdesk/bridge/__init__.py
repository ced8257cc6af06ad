"""The layer between commands and screen: lanes, change bus, station and devices."""
