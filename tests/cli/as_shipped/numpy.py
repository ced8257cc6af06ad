"""Hides numpy from the commands that tests start: what we ship has none.

sqlite-utils imports it where it finds it, a third of a command's start-up time; here it is only
installed because the tests' OpenCV needs it.
"""

raise ImportError("not shipped")
