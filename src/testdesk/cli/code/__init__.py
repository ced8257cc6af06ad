"""`code`: the commands for proxy codes."""
