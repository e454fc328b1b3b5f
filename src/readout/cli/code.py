"""``readout code``: articles in, records out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from readout.cli.progress import bar
from readout.cli.writers import writer
from readout.errors import InputError, ReadoutError
from readout.inputs import FORMATS, Article, iso_date, read
from readout.pipeline import Coder
from readout.record import Record

HELP = "make the records of articles"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout code``."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, or - for standard input")
    parser.add_argument(
        "--format", default="view", choices=("view", "json", "jsonl"),
        help="view: a page for people (default); json: indented; jsonl: one record a line",
    )  # fmt: skip
    parser.add_argument(
        "--language", metavar="CODE", help="language of the articles (told from the text when left out)"
    )
    parser.add_argument(
        "--published",
        type=_date,
        metavar="DATE",
        help="date of publication, YYYY-MM-DD (read or inferred when left out)",
    )
    parser.add_argument("--explain", action="store_true", help="show the rule behind each value, and its offsets")
    parser.add_argument(
        "--input", choices=sorted(FORMATS), metavar="FORMAT", help="format of the input (told from names when left out)"
    )
    parser.add_argument("--packs", action="append", default=[], type=Path, metavar="FOLDER", help="more language packs")
    parser.add_argument(
        "--who", action="append", default=[], type=Path, metavar="CSV", help="office-holders of your own (docs/who.md)"
    )


def run(args: argparse.Namespace) -> int:
    """Code every article; what cannot be read is one line on standard error, and the rest goes on (status 1)."""
    coder = Coder(*args.packs, who=args.who)
    if args.language and args.language not in coder.languages:
        known = ", ".join(coder.languages)
        raise InputError(f"no language pack {args.language!r}", where="--language", next_step=f"available: {known}")
    failed = 0
    several = len(args.paths) > 1
    out = writer(args.format, args.packs, several=several, explain=args.explain)
    showing_pages = args.format == "view" and sys.stdout.isatty()
    for article in bar(_articles(args), args.paths, wanted=not showing_pages):
        made = article if isinstance(article, InputError) else _code(coder, article, args)
        if isinstance(made, Record):
            assert isinstance(article, Article)
            out.write(made, article)
        else:
            failed += 1
            sys.stderr.write(f"readout: {made}\n")
    out.close()
    return 1 if failed else 0


def _articles(args: argparse.Namespace) -> Iterator[Article | InputError]:
    for path in args.paths:
        yield from read(path, args.input)


def _code(coder: Coder, article: Article, args: argparse.Namespace) -> Record | ReadoutError:
    """The record, or why there is none. A fault of ours in one article must not lose the others."""
    try:
        return coder.code(
            article.text, args.language or article.language, args.published or article.published,
            outlet=article.outlet, title=article.title, author=article.author,
            uri=article.uri, doc=article.id,
        )  # fmt: skip
    except ReadoutError as e:
        e.where = e.where or article.where
        return e
    except Exception as e:
        return ReadoutError(
            f"could not be coded: {type(e).__name__}: {e}",
            where=article.where,
            next_step="a fault of Readout: please report it",
        )


def _date(value: str) -> str:
    try:
        day = iso_date(value)
    except InputError as e:
        raise argparse.ArgumentTypeError(str(e)) from e
    return day or value
