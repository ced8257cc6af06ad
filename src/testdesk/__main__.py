"""The entry point of `python -m testdesk` and of the installed program."""

from testdesk.private_process import make_private


def main() -> None:
    """Makes the process private, and only then loads the program and runs it."""
    make_private()
    from testdesk.cli.main import main as run  # noqa: PLC0415 - nothing may be read before

    run()


if __name__ == "__main__":
    main()
