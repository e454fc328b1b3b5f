"""What the commands on a ledger share: the argument that names it, and a ledger for files that are in none."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from readout.adding import Options, Tally, add
from readout.ledger import DEFAULT, Ledger

# Names the ledger where --ledger is left out, so that a team with a server need not repeat it.
VARIABLE = "READOUT_LEDGER"


def add_ledger(parser: argparse.ArgumentParser) -> None:
    """The argument --ledger."""
    parser.add_argument(
        "--ledger", default=None, metavar="FILE|URL",
        help=f"the ledger: a file, or postgresql://… (default: ${VARIABLE}, else {DEFAULT})",
    )  # fmt: skip


def add_coding(parser: argparse.ArgumentParser) -> None:
    """The arguments that tell how articles are read and coded."""
    parser.add_argument(
        "--input", metavar="FORMAT", help="format of the input (told from names and first bytes when left out)"
    )
    parser.add_argument(
        "--columns",
        metavar="OURS=THEIRS,…",
        help="columns of a table: text, title, published, outlet, uri, author, language, id",
    )
    parser.add_argument(
        "--language", metavar="CODE", help="language of the articles (told from each text when left out)"
    )
    parser.add_argument("--published", metavar="DATE", help="date of publication of all articles")
    parser.add_argument("--outlet", metavar="NAME", help="outlet of all articles")
    parser.add_argument("--packs", action="append", default=[], metavar="FOLDER", help="more language packs")


def where(args: argparse.Namespace) -> str:
    """The ledger that is meant."""
    return args.ledger or os.environ.get(VARIABLE) or DEFAULT


def opened(args: argparse.Namespace, *, write: bool = False) -> Ledger:
    """The ledger that is meant, which must be there."""
    return Ledger(where(args), create=False, read_only=not write)


def of_files(paths: list[str], args: argparse.Namespace) -> Ledger:
    """A ledger in memory of what some files hold; what cannot be read is one line each on standard error."""
    ledger = Ledger(":memory:")
    add(paths, ledger, options(args), format_name=args.input, columns=columns(args))
    report(ledger)
    return ledger


def options(args: argparse.Namespace, *, gate: bool = False) -> Options:
    """How articles are coded, as the arguments say."""
    packs = tuple(str(Path(p)) for p in args.packs)
    return Options(packs=packs, language=args.language, published=args.published, outlet=args.outlet, gate=gate)


def columns(args: argparse.Namespace) -> dict[str, str] | None:
    """The map of columns."""
    if not args.columns:
        return None
    return {ours.strip(): theirs.strip() for ours, _, theirs in (c.partition("=") for c in args.columns.split(","))}


def report(ledger: Ledger, limit: int = 20) -> None:
    """Say what went to quarantine, one line each, the newest first."""
    held = ledger.quarantined(limit + 1)
    for row in held[:limit]:
        place = f"{row.origin}:{row.part}" if row.part else row.origin
        sys.stderr.write(f"readout: {place}: {row.reason}\n")
    if len(held) > limit:
        sys.stderr.write("readout: … and more: 'readout quarantine' lists them\n")


def told(tally: Tally) -> str:
    """The counts of a run in words; what did not happen is not told."""
    names = (
        ("added", "added"), ("new_version", "new versions"), ("recoded", "coded anew"), ("known", "known"),
        ("passed", "read before"), ("skipped", "skipped"), ("forgotten", "forgotten before"), ("quarantined", "in quarantine"),
    )  # fmt: skip
    return ", ".join(f"{n:,} {word}" for field, word in names if (n := getattr(tally, field))) or "nothing to add"
