"""The journal: every kind of event, the chain that binds them, the clocks they carry."""
