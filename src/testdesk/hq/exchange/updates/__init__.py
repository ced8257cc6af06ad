"""Makes what headquarters sends to stations: kits, updates and the lists beside them."""
