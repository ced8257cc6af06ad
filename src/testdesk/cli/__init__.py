"""The command line: the program without its window, and proof that the core needs no screen."""
