"""What the forms of words tell of ends, in languages whose nouns have cases; without endings in the pack, nothing."""

from __future__ import annotations

from readout.packs.schema.events import Events as Rules
from readout.passes.modality.clauses import Clauses
from readout.passes.parties import Party
from readout.text import Hit


class Cases:
    """Reads the forms of verbs and parties in one sentence."""

    _c: Clauses
    _rules: Rules

    def _is_passive_form(self, hit: Hit) -> bool:
        """Whether a word is a passive as its pack says, or by its ending («*осуждены*»)."""
        form, endings = getattr(hit.entry, "form", "verb"), self._rules.passive_endings
        return form == "passive" or (
            form in ("verb", "bond") and bool(endings) and self._c.norm(hit.first).endswith(endings)
        )

    def _may_do(self, party: Party) -> bool:
        """Whether a party stands in the form of who does what a passive tells; abbreviations have but one form."""
        token = self._c.document.tokens[party.first]
        return token.text.isupper() or token.norm.endswith(self._rules.agent_endings)

    def _is_maker(self, party: Party) -> bool:
        """Whether a party stands in that form for sure."""
        return self._has_form(party, self._rules.agent_endings)

    def _is_object_form(self, party: Party) -> bool:
        """Whether a party stands in a form in which it is no subject."""
        return self._has_form(party, self._rules.object_endings)

    def _is_dative(self, party: Party) -> bool:
        """Whether a party stands in the form of who is given something."""
        return self._has_form(party, self._rules.dative_endings)

    def _is_direction(self, party: Party) -> bool:
        """Whether what stands behind a word of place is where something goes, by its form; abbreviations tell nothing."""
        token, endings = self._c.document.tokens[party.first], self._rules.place_endings
        return bool(endings) and not token.text.isupper() and not token.norm.endswith(endings)

    def _has_form(self, party: Party, endings: tuple[str, ...]) -> bool:
        token = self._c.document.tokens[party.first]
        return bool(endings) and token.lemma != token.norm and token.norm.endswith(endings)
