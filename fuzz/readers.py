"""Fuzzing of the readers with atheris: whatever bytes come, a reader yields articles, pages and errors, and raises nothing.

    python fuzz/readers.py FORMAT [-max_total_time=60] [folder of inputs]

FORMAT is a row of ``readout.inputs.FORMATS``, or ``charset``, ``extraction`` (the child's work, in this process), ``record``
(a record read from JSON and proved) or ``dates``. Without atheris (it has wheels for Linux alone) ``--plain SECONDS`` mutates
the seeds at random: slower to find things, but runs everywhere; CI runs it for each.
"""

from __future__ import annotations

import io
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from readout.errors import InputError, ReadoutError
from readout.inputs import FORMATS, Article, Page
from readout.inputs.charset import clean, decode, decode_page

SEEDS = Path(__file__).parent / "seeds"


def reader(name: str) -> Callable[[bytes], None]:
    """One input through the reader of a format."""
    read = FORMATS[name].reader().read

    def one(raw: bytes) -> None:
        for item in read(io.BufferedReader(io.BytesIO(raw)), "fuzz"):  # type: ignore[arg-type]
            if isinstance(item, Article):
                assert item.text.strip()
                item.text.encode()
                assert "\x00" not in item.text
            elif isinstance(item, InputError):
                assert "\n" not in str(item)
            else:
                assert isinstance(item, Page)

    return one


def charset(raw: bytes) -> None:
    text = decode(raw)
    if text is not None:
        clean(text).encode()
    decode_page(raw).encode()


def extraction(raw: bytes) -> None:
    import trafilatura

    from readout.inputs import child
    from readout.inputs.extraction import refusal

    if refusal(Page(raw, "fuzz")) is None:
        answer = child._answer(trafilatura, "fuzz", raw, None, None)
        answer.text.encode()
        assert "\x00" not in answer.text


def record(raw: bytes) -> None:
    from readout.record import Record

    try:
        Record.from_json(raw).verify()
    except (msgspec.MsgspecError, ReadoutError, UnicodeDecodeError):
        return


def dates(raw: bytes) -> None:
    from readout.ledger.days import days

    found = days(raw.decode("utf-8", "replace"))
    assert found is None or found[0] <= found[1]


OTHERS: dict[str, Callable[[bytes], None]] = {
    "charset": charset,
    "extraction": extraction,
    "record": record,
    "dates": dates,
}


def target(name: str) -> Callable[[bytes], None]:
    """What is fuzzed under a name."""
    return OTHERS[name] if name in OTHERS else reader(name)


def seeds(name: str) -> list[bytes]:
    """Small inputs of the kind, from which mutation starts."""
    folder = SEEDS / name
    found = [p.read_bytes() for p in sorted(folder.glob("*"))] if folder.is_dir() else []
    return found or [b"", b"satu dua tiga\n"]


def mutated(chance: random.Random, raw: bytes) -> bytes:
    """A seed with some bytes changed, cut, doubled or put in."""
    out = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out) + 1)
        kind = chance.randrange(5)
        if kind == 0 and out:
            out[min(at, len(out) - 1)] = chance.randrange(256)
        elif kind == 1:
            del out[at : at + chance.randint(1, 40)]
        elif kind == 2:
            out[at:at] = out[at : at + chance.randint(1, 200)]
        elif kind == 3:
            out[at:at] = chance.choice(
                (b"\x00", b"\xff\xfe", b"<", b">", b'"', b"{", b"\\ud800", b"\r\n\r\n", b"]]>", b"&#0;", b"\x1f\x8b")
            )
        else:
            out[at:] = b""
    return bytes(out)


def plain(name: str, seconds: float, seed: int = 1) -> int:
    """Mutate at random for so long; returns how many inputs were tried."""
    chance, one, held = random.Random(seed), target(name), seeds(name)
    until, tried = time.monotonic() + seconds, 0
    for raw in held:
        one(raw)
    while time.monotonic() < until:
        raw = mutated(chance, chance.choice(held))
        try:
            one(raw)
        except Exception:
            Path(f"crash-{name}").write_bytes(raw)
            raise
        tried += 1
    return tried


def main() -> None:
    name = sys.argv[1]
    if "--plain" in sys.argv:
        print(f"{name}: {plain(name, float(sys.argv[sys.argv.index('--plain') + 1])):,} inputs, nothing raised")
        return
    import atheris

    with atheris.instrument_imports():
        one = target(name)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
