"""`python -m testdesk`, and the program that is installed."""

from testdesk.cli.main import main

if __name__ == "__main__":
    main()
