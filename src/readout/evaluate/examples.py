"""The examples beside a pack's rules, run as they stand: positive, negative, and strict known failures.

An example file is ``packs/<code>/examples/<name>.toml``::

    layer = "times"             # a layer of the record, or "published"
    published = "2021-12-31"    # given to every example that names none
    [[positive]]
    text = "Kedua menteri bertemu Kamis"
    expect = [{ span = "Kamis", type = "DATE", value = "2021-12-30" }]
    [[negative]]                # the layer must stay empty
    text = "..."
    [[known_failure]]           # must not pass: one that does is to be moved up
    text = "..."
    expect = [...]

Each expected row must be met by an object of its own: every key given must be equal, with spans written as the words
they cover and ids as the names of the actors. ``exact = false`` allows further objects.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, TypeAlias

import msgspec

from readout import packs
from readout.errors import PackError
from readout.packs import Pack
from readout.pipeline import Coder
from readout.record import Record

Verdict: TypeAlias = Literal["positive", "negative", "known_failure"]


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One example: a text, what must be found in it, and whether nothing else may be."""

    text: str
    expect: tuple[dict[str, Any], ...] = ()
    exact: bool = True
    published: str | None = None
    note: str | None = None


class ExampleFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of examples for one layer of the record."""

    layer: Literal["times", "actors", "statements", "contacts", "commitments", "events", "checks", "published"]
    published: str | None = None
    positive: tuple[Example, ...] = ()
    negative: tuple[Example, ...] = ()
    known_failure: tuple[Example, ...] = ()


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An example ready to run, with the pack and file it came from."""

    language: str
    path: Path
    layer: str
    verdict: Verdict
    example: Example

    @property
    def name(self) -> str:
        """A short name for reports: file, verdict and the first words."""
        return f"{self.language}/{self.path.stem}/{self.verdict}: {self.example.text[:60]}"


def cases(*roots: Path) -> Iterator[Case]:
    """Every example of every pack, in order; :class:`PackError` for a file that is not one."""
    for code in packs.available(*roots):
        pack = packs.load(code, *roots)
        for path in sorted((pack.folder / "examples").glob("*.toml")):
            yield from _cases_of(pack, path)


def _cases_of(pack: Pack, path: Path) -> Iterator[Case]:
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), ExampleFile)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as e:
        raise PackError(str(e), where=path) from e
    groups: tuple[tuple[Verdict, tuple[Example, ...]], ...] = (
        ("positive", file.positive),
        ("negative", file.negative),
        ("known_failure", file.known_failure),
    )
    for verdict, examples in groups:
        for example in examples:
            if (verdict == "negative") == bool(example.expect):
                raise PackError(f"a {verdict} example with the wrong expectation: {example.text!r}", where=path)
            dated = msgspec.structs.replace(example, published=example.published or file.published)
            yield Case(language=pack.code, path=path, layer=file.layer, verdict=verdict, example=dated)


def run(case: Case, coder: Coder) -> list[str]:
    """Code the example; returns what is not as expected, in sentences. Empty means that it is met."""
    example = case.example
    record = coder.code(example.text, case.language, example.published).verify()
    found = [readable(record, part) for part in _layer(record, case.layer)]
    faults: list[str] = []
    left = list(found)
    for wanted in example.expect:
        met = next((f for f in left if _meets(f, wanted)), None)
        if met is None:
            faults.append(f"missing {wanted}; found {left}")
        else:
            left.remove(met)
    if left and (example.exact or case.verdict == "negative"):
        faults.append(f"not expected: {left}")
    return faults


def _layer(record: Record, layer: str) -> tuple[Any, ...]:
    if layer == "published":
        return (record.document.published,) if record.document.published else ()
    parts: tuple[Any, ...] = getattr(record, layer)
    return parts


def readable(record: Record, value: Any) -> Any:
    """A part of a record with spans as the words they cover and ids of actors as their names."""
    if isinstance(value, msgspec.Struct):
        return {n: readable(record, getattr(value, n)) for n in value.__struct_fields__}
    if isinstance(value, dict):
        return {k: readable(record, v) for k, v in value.items()}
    if isinstance(value, tuple):
        if len(value) == 2 and all(type(i) is int for i in value):
            return record.quote((value[0], value[1]))
        return [readable(record, v) for v in value]
    actor = record.actor(value) if isinstance(value, str) else None
    return actor.name if actor else value


def _meets(found: Any, wanted: Any) -> bool:
    """Whether every key of ``wanted`` is met; a list must be equal in length and order."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(k in found and _meets(found[k], v) for k, v in wanted.items())
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) == len(wanted) and all(map(_meets, found, wanted))
    return bool(found == wanted)
