"""Names of states, and adjectives that name two of them at once."""

from __future__ import annotations

from functools import lru_cache

from readout.packs import Pack
from readout.packs.schema.contacts import Contacts
from readout.text import normalise
from readout.world import World


class States:
    """What the contacts pass asks of the world, in the language of a pack."""

    def __init__(self, pack: Pack, world: World) -> None:
        topic = pack.topic(Contacts)
        self._code, self._world = pack.code, world
        self._link, self._ending = topic.pair_link, topic.pair_ending
        self._stems: dict[str, str] = {}
        self.pair = lru_cache(maxsize=1024)(self._pair)

    def name(self, code: str) -> str:
        """The everyday name of a state."""
        return self._world.everyday(code, self._code)

    def _pair(self, word: str) -> tuple[str, str] | None:
        """The codes of two states named by one adjective, the first by its stem and a linking vowel."""
        if not self._link or word.count("-") != 1:
            return None
        first, second = word.split("-")
        if not first.endswith(self._link):
            return None
        stems = self._load()
        one = stems.get(first[: -len(self._link)])
        two = next((stems[second[:n]] for n in range(len(second), 3, -1) if second[:n] in stems), None)
        return (one, two) if one and two and one != two else None

    def _load(self) -> dict[str, str]:
        if not self._stems:
            self._stems = {
                normalise(n.form)[: -self._ending]: n.code
                for n in self._world.names
                if n.kind == "country" and n.form_type == "adjective" and n.language.rstrip("*") == self._code
            }
        return self._stems
