"""``readout serve``: the pages of a ledger, on this machine unless asked otherwise."""

from __future__ import annotations

import argparse
import ipaddress
import sys

from readout.errors import ReadoutError
from readout.ledger import DEFAULT, Ledger

HELP = "show a ledger's pages in a browser"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout serve``."""
    parser.add_argument("--ledger", default=DEFAULT, metavar="FILE|URL", help="the ledger (default: %(default)s)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on; other than loopback needs --token")
    parser.add_argument("--port", type=int, default=8765, help="port to listen on (default: %(default)s)")
    parser.add_argument("--token", help="visitors must bring this once as ?token=… (16 characters or more)")
    parser.add_argument("--name", action="append", default=[], metavar="HOST", help="a further name of this server")
    parser.add_argument("--read-only", action="store_true", help="no adding and no corrections")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    if not _loopback(args.host) and not args.token:
        raise ReadoutError(
            f"refusing to listen on {args.host} without a token", next_step="add --token, or leave --host out"
        )
    if args.token and len(args.token) < 16:
        raise ReadoutError("the token is too short to be safe", next_step="use 16 characters or more")
    try:
        import uvicorn

        from readout.cli.desk import LedgerDesk, site
        from readout.web.app import create_app
    except ImportError as e:
        raise ReadoutError(f"serving needs {e.name}", next_step="pip install 'readout[web]'") from e
    with Ledger(args.ledger, read_only=args.read_only) as ledger:
        shown = site(ledger, LedgerDesk if not args.read_only else None)
        app = create_app(shown, ("127.0.0.1", "localhost", "::1", args.host, *args.name), args.token)
        sys.stderr.write(f"Readout: http://{args.host}:{args.port}/ (stop with Ctrl-C)\n")
        uvicorn.run(app, host=args.host, port=args.port, log_level="warning", server_header=False)
    return 0


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
