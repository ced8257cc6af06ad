"""What goes out to stations: kits, updates and the lists beside them."""
