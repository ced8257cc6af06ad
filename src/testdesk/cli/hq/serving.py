"""`hq serve`: headquarters as a server.

Short, because only this command loads the web server; all else is in `hq.web`.
"""

from __future__ import annotations

from pathlib import Path

import click

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared.options import FILE, TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, print_to_stderr


@click.command("serve")
@click.option("--host", type=TEXT, default="127.0.0.1", show_default=True)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8470,
    show_default=True,
    help="Port to listen on; 0 means any free one.",
)
@click.option("--certificate", type=FILE, help="TLS certificate with its chain, as PEM.")
@click.option("--key", type=FILE, help="Key of the certificate, as PEM.")
@click.option("--behind-proxy", is_flag=True, help="A proxy in front of the server handles TLS.")
@command_with_output
def serve(
    run: CommandRun,
    host: str,
    port: int,
    certificate: Path | None,
    key: Path | None,
    behind_proxy: bool,
) -> Output:
    """Accepts batches over HTTP(S) and serves the dashboard until it is stopped."""
    from testdesk.hq.web.server import ListenAddress, serve  # noqa: PLC0415 - no other command needs it

    address = ListenAddress(host, port, certificate, key, behind_proxy)
    with headquarters(run) as hq:
        # Scripts wait for this line, so it is the same in every language (docs/command-line.md).
        serve(
            hq, address, on_listening=lambda url: print_to_stderr(f"headquarters listens at {url}")
        )
    return Output({"stopped": True}, "")
