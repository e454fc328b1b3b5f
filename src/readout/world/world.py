"""The world as the passes see it: names of states, organisations, seats and agencies, and the who's-who."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from readout.world.tables import Name, load
from readout.world.who import Who

# The topic under which names of the world stand in ``Document.hits``; the groups are ``Name.kind``, and "adjective".
TOPIC = "world"
# What the phrase book offers: add(phrase, topic, group, entry).
Add = Callable[[str, str, str, Any], None]
Inflect = Callable[[str], Iterable[str]]


class World:
    """All tables. Loading is lazy: names when a phrase book is filled, the who's-who when somebody is looked up."""

    def __init__(self, *who: Path | str) -> None:
        """``who`` are CSV files of the user's own, laid beside our who's-who (see :func:`readout.world.tables.read_csv`)."""
        self.who = Who(tuple(Path(p) for p in who))

    @cached_property
    def names(self) -> list[Name]:
        """All forms of all names, in all languages."""
        return load("names", Name)

    @cached_property
    def _by_code(self) -> dict[tuple[str, str], Name]:
        """The everyday form of each code in each language: the first that is a name."""
        found: dict[tuple[str, str], Name] = {}
        for n in self.names:
            rank = {"name": 0, "metonym": 0, "variant": 1}.get(n.form_type, 2)
            held = found.get((n.code, n.language))
            if held is None or rank < {"name": 0, "metonym": 0, "variant": 1}.get(held.form_type, 2):
                found[n.code, n.language] = n
        return found

    def everyday(self, code: str, language: str) -> str:
        """The everyday name of a code in a language; English, then the code itself, where the table has none."""
        name = self._by_code.get((code, language)) or self._by_code.get((code, "en"))
        return name.form if name else code

    def fill(self, add: Add, language: str, inflect: Inflect | None = None) -> None:
        """Add every name of a language to a phrase book, in every case where ``inflect`` is given."""
        for name in self.names:
            if name.language.rstrip("*") not in (language, "und"):
                continue
            group = "adjective" if name.form_type == "adjective" and name.kind == "country" else name.kind
            for form in inflect(name.form) if inflect else (name.form,):
                add(form, TOPIC, group, name)

    def countries(self, form: str, language: str | None = None) -> Sequence[Name]:
        """The states that a form names (any language where none is given); more than one where it is ambiguous."""
        wanted = form.strip().casefold()
        found = {
            n.code: n
            for n in self.names
            if n.kind == "country"
            and n.form.casefold() == wanted
            and (language is None or n.language.rstrip("*") == language)
            and (n.form_type != "abbrev" or n.form == form.strip())
        }
        return tuple(found.values())
