"""The journal: the kinds of events, the chain that links them, and their clocks."""
