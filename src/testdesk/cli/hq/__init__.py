"""`hq`: the commands of headquarters."""
