"""The entry point of `python -m testdesk` and of the installed program."""

from testdesk.cli.main import main

if __name__ == "__main__":
    main()
