"""``readout commitments``: row by row, or each over time with its repetitions and what became of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from readout.cli.layers import Layer, put
from readout.ledger import Ledger, Lists

_COLUMNS = ("said", "kind", "issuer", "target", "condition", "consequence", "accounts", "fate", "document")


class Commitments(Layer):
    """The layer's command, with ``--over-time``."""

    def __init__(self) -> None:
        super().__init__("commitment", Ledger.commitments)
        self._over_time = False

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """The layer's arguments, and the grouping."""
        super().configure(parser)
        parser.add_argument(
            "--over-time", action="store_true",
            help="each commitment once: when it was said, in how many accounts, and what a later article tells of it",
        )  # fmt: skip

    def run(self, args: argparse.Namespace) -> int:
        """Ask and print."""
        self._over_time = args.over_time
        return super().run(args)

    def put(self, ledger: Ledger, rows: Sequence[dict[str, Any]], form: str, limit: int | None) -> None:
        """Print the rows, grouped where that was asked for."""
        if self._over_time:
            put(_grouped(ledger, rows), form, _COLUMNS, None)
        else:
            super().put(ledger, rows, form, limit)


def _grouped(ledger: Ledger, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    from readout.web.ledger_library import LedgerLibrary
    from readout.web.library import Held
    from readout.web.promises import over_time

    records = Lists(ledger).records([*{str(row["document"]) for row in rows}])
    wanted = {(str(row["document"]), str(row["id"])) for row in rows}
    found = [(Held(d, r), k) for d, r in records.items() for k in r.commitments if (d, k.id) in wanted]
    out = []
    for p in over_time(LedgerLibrary(ledger), found):
        fate = p.pledge.fate
        out.append({
            "said": ", ".join(p.pledge.days), "kind": p.pledge.kind, "issuer": p.pledge.issuer, "target": p.pledge.target,
            "condition": " … ".join(q.words for q in p.first.condition),
            "consequence": " … ".join(q.words for q in p.first.consequence),
            "accounts": len(p.pledge.said),
            "fate": f"{fate.outcome} ({fate.evidence.outlet}, {fate.evidence.published})" if fate else "no later word",
            "evidence": fate.evidence.words if fate else None,
            "document": p.first.said.document,
        })  # fmt: skip
    return out


_layer = Commitments()
HELP, configure, run = _layer.help, _layer.configure, _layer.run
