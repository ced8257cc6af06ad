"""Values, events, rules and the fold: no clock, no random numbers, no input or output."""
