"""Stands before numpy in the commands that tests start: what we ship has none.

sqlite-utils takes it up where it finds it, which is a third of a command's start; here it is only
because the tests' OpenCV needs it.
"""

raise ImportError("not shipped")
