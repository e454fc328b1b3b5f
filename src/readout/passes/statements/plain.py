"""Cues between source and content: "S said that C", and "C, S said"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.passes.statements.attribution import Attribution, Found, Range, Scene
from readout.passes.statements.ends import Ends
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.inverted import Inverted
from readout.passes.statements.speakers import Speakers
from readout.passes.statements.starts import Starts
from readout.passes.statements.words import COMMAS, DASHES, NOUNS, STOPS, VERBS

# Classes of cues that tell words behind "by" ("angered T by saying C"); others tell an act ("broke the deal by refusing C").
_TOLD = frozenset({"neutral", "assertion", "report", "announcement"})


class Plain:
    """Reads a cue that its source precedes."""

    def __init__(self, grammar: Grammar, inverted: Inverted) -> None:
        self.g = grammar
        self.inverted = inverted
        self.speakers = Speakers(grammar)
        self.starts = Starts(grammar)
        self.ends = Ends(grammar)

    def __call__(self, scene: Scene, found: Found) -> Attribution | None:
        """The attribution, or ``None`` where no source can be seen."""
        items = scene.items
        start = self.speakers.before_verb(items, found.first)
        if start == 0 and self.g.is_participle(items[found.first]):
            return self._opening(scene, found)
        out = None if self._tells_of_noun(scene, start, found) else self._attribution(scene, start, found)
        if out is not None:
            self._fill(scene, out, found)
        return None if out is not None and self._is_object(items, out) else out

    def _is_object(self, items: Sequence[Item], out: Attribution) -> bool:
        """Whether the verb tells what somebody did with the noun before his name ("the goals S announced in T"), and nothing follows it."""
        g, (first, last) = self.g, out.source or (0, 0)
        at = out.content[0][0] if out.content else out.found.last
        goes_on = (
            at < len(items) and items[at].pos not in VERBS and items[at].norm not in g.preposition | g.auxiliary | STOPS
        )
        return g.tagged and not goes_on and any(
            items[i + 1].capital and not items[i].capital and items[i].pos == "NOUN"
            and items[i].lemma not in g.head and items[i].norm not in g.head | g.time for i in range(first, last - 1)
        )  # fmt: skip

    def _attribution(self, scene: Scene, start: int, found: Found) -> Attribution | None:
        """The source of a verb that begins at item ``start``, and the edge of what belongs to it."""
        items = scene.items
        heir = self.speakers.heir(scene, start, found)
        if (
            heir
            and items[start - 1].norm in self.g.conjunction
            and self.g.is_governed(items, found.first, heir.found.first)
        ):
            return None
        main = scene.purposes.get(found.first)
        at = start if main is None else self.speakers.before_verb(items, main)
        phrase, relative = (None, False) if heir else self.speakers.subject(scene, at, found)
        if phrase is None and heir is None:
            return None
        if phrase and any(items[i].norm in self.g.negation for i in range(phrase[0], phrase[1])):
            return None
        if phrase and found.cue.acts and phrase[2] and items[phrase[2] - 1].norm in self.g.subordinator:
            return None
        last = self._with_apposition(items, phrase[1], start) if phrase else 0
        out = Attribution(
            found, scene.frame, (phrase[0], last) if phrase else None, [], heir=heir, edge=phrase[2] if phrase else start,
            rule="source, cue, content", relative=relative,
        )  # fmt: skip
        if phrase and phrase[1] < start:
            out.zone.append((phrase[1], start))
        if phrase and self.speakers.cites(scene, phrase[0], start):
            out.relayed_by.append(scene.earlier.pop())
            out.edge = out.relayed_by[-1].edge
        return out

    def _with_apposition(self, items: Sequence[Item], last: int, end: int) -> int:
        """Where a phrase that ends at ``last`` ends with the name that stands behind it between two commas."""
        at = last + 1
        while at < end and items[at].capital and items[at].norm not in self.g.time:
            at += 1
        closed = last + 1 < at < end and items[last].norm in COMMAS and items[at].norm in COMMAS
        return at if closed else last

    def _fill(self, scene: Scene, out: Attribution, found: Found) -> None:
        """Give an attribution its content: before its source, around it, or behind its cue."""
        items, edge = scene.items, out.edge
        left = [] if out.heir and self.g.late_source else self._left(scene, found, edge)
        begin, zone_last = self.starts(scene, found, bool(left))
        out.zone.append((found.last, zone_last))
        quoted = bool(left) and items[left[0][1] - 1].kind == "quote"
        if left and (begin is None or (quoted and items[left[0][0]].kind == "quote")):
            self._behind(scene, out, left, found)
        elif begin is None and (at := self._is_put_in(scene, found, edge)):
            opened = all(i.norm in self.g.opener | COMMAS for i in items[:edge])
            out.content = [*([] if opened else [(0, edge - 1)]), (at, scene.content_end(at))]
        elif begin is None:
            out.before = "quotation" if edge == 0 and not scene.earlier else ""
        else:
            if edge == 0 and not scene.earlier and items[begin].norm in self.g.preposition:
                out.before = "quotation"
            end = self.ends(scene, begin, found, edge, out.relative or self._is_aside(items, out))
            out.content = [(begin, end)]
            if end < len(items):
                out.zone.append((end, scene.zone_end(end)))

    def _is_aside(self, items: Sequence[Item], out: Attribution) -> bool:
        """Whether a participle is put between its subject and the verb of the clause ("S, blaming T for C, left")."""
        g, first = self.g, out.found.first
        if (
            not g.tagged
            or out.source is None
            or not g.is_participle(items[first])
            or items[first - 1].norm not in COMMAS
        ):
            return False
        comma = next((i for i in range(first, len(items)) if items[i].norm in COMMAS), len(items))
        after = next((i for i in range(comma + 1, len(items)) if not g.is_between(items[i])), len(items))
        verb = after < len(items) and g.is_finite(items, after)
        return verb and not any(g.is_finite(items, i) for i in range(out.source[0], first))

    def _tells_of_noun(self, scene: Scene, start: int, found: Found) -> bool:
        """Whether a participle goes on with a list, or tells more of the noun right before it, and attributes nothing.

        "the pact on helping and *supporting* farmers"; "the groups *demonstrating* courage", but "a letter *saying* that C".
        """
        items, g = scene.items, self.g
        if not start or not g.is_participle(items[found.first]):
            return False
        if found.cue.acts or (items[start - 1].norm in g.agent and found.cue.class_ not in _TOLD):
            return True
        earlier = scene.earlier[-1].found.first if scene.earlier else start - 1
        if g.lists(items, start, found.first, earlier):
            return True
        noun = items[start - 1].pos in NOUNS and start == found.first and items[start - 1].norm not in g.time
        if noun and self.speakers.issues(items, start):
            return False
        opened = found.last < len(items) and (
            items[found.last].norm in g.complementiser
            or items[found.last].kind == "quote"
            or "phrase" not in found.cue.takes
        )
        return g.tagged and noun and not opened

    def _opening(self, scene: Scene, found: Found) -> Attribution | None:
        """ "Noting C, S …": a participle that opens the sentence; its source is the subject that follows."""
        items = scene.items
        begin, _ = self.starts(scene, found, False)
        if begin is None or (found.cue.acts and found.cue.class_ == "assertion"):
            return None
        stop = next((i for i in range(begin, len(items)) if items[i].norm in COMMAS or items[i].kind == "quote"), None)
        if stop is not None and items[stop].kind == "quote":
            stop += 1
        if stop is None or stop + 1 >= len(items):
            return None
        at = stop + 1 if items[stop].norm in COMMAS else stop
        last = self.g.right_phrase(items, at, scene.covered)
        if last == at or not self.g.starts_phrase(items[at]):
            return None
        return Attribution(found, scene.frame, (at, last), [(begin, stop)], edge=0, rule="cue, content, source")

    def _behind(self, scene: Scene, out: Attribution, left: list[Range], found: Found) -> None:
        """ "C, S said …": what follows the cue is circumstance, or the rest of the content."""
        right = self.inverted.right(scene, found.last, left)
        out.content = left + ([right] if right else [])
        out.zone.append((found.last, right[0] if right else scene.zone_end(found.last)))
        out.rule = "content, source, cue"

    def _left(self, scene: Scene, found: Found, edge: int) -> list[Range]:
        items = scene.items
        if edge == 0 or found.cue.acts or (scene.earlier and not self._closes(items, found)):
            return []
        before = items[edge - 1]
        if before.kind != "quote" and before.norm not in COMMAS and before.norm not in DASHES:
            return []
        left = self.inverted.left(items, edge)
        if left and items[left[0][1] - 1].kind != "quote":
            first, last = left[0]
            if not _takes_words(found) and not ("that" in found.cue.takes and self._closes(items, found)):
                return []
            head = items[first].norm
            ends = found.last >= len(items) or items[found.last].norm in STOPS - COMMAS  # "In the north, C, S said."
            if last - first < 3 or (not ends and (head in self.g.preposition or head in self.g.opener)):
                return []
        return left

    def _is_put_in(self, scene: Scene, found: Found, edge: int) -> int:
        """Where the content goes on if the attribution stands between two commas in it ("In time, S said, C"), else 0."""
        items = scene.items
        at = self.starts.past_addressee(items, found.last) if found.cue.addressee else found.last
        between = edge > 1 and at + 1 < len(items) and items[at].norm in COMMAS and items[edge - 1].norm in COMMAS
        return at + 1 if between and _takes_words(found) and not scene.earlier else 0

    def _closes(self, items: Sequence[Item], found: Found) -> bool:
        """Whether nothing but a circumstance follows: "…, S said", "…, S said on Monday"."""
        at, n = found.last, len(items)
        if found.cue.addressee:
            at = self.starts.past_addressee(items, at)
        return at >= n or items[at].norm in STOPS or items[at].norm in self.g.time | self.g.preposition


def _takes_words(found: Found) -> bool:
    """Whether a cue can have a content without quotation marks or a complementiser."""
    return not {"clause", "phrase"}.isdisjoint(found.cue.takes)
