"""The command line: the window's second face, and the proof that the core needs no screen."""
