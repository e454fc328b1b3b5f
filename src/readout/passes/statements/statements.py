"""The pass: frames, cues, attributions, sources, chains; then quotations that no cue stands beside."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import ClassVar

from readout.packs import Pack
from readout.passes.analysis import Analysis
from readout.passes.statements import uncued
from readout.passes.statements.attribution import Attribution, Found, Scene
from readout.passes.statements.attributions import Attributor
from readout.passes.statements.chains import CITING, Chain, Credit, chain, origin, via
from readout.passes.statements.circumstances import Circumstances
from readout.passes.statements.contents import content_spans, statement_type
from readout.passes.statements.frames import Frame, frames
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.hits import by_frame, items_of, longest, may_attribute, outside
from readout.passes.statements.labels import Labels
from readout.passes.statements.nesting import nested
from readout.passes.statements.relays import speaks_for
from readout.passes.statements.sources import Sources
from readout.passes.statements.words import COMMAS
from readout.record import Span, Spans, Statement, Via
from readout.text import Hit

# Classes of cues that say nothing of a bare state or body.
_ACTS = frozenset({"neutral", "assertion", "announcement", "report", "agreement", "denial"})


class Statements:
    """Writes ``statements``, and adds actors for sources that no mention names."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "mentions", "actors", "times"})
    writes: ClassVar[frozenset[str]] = frozenset({"statements", "nameless"})

    def __init__(self, pack: Pack) -> None:
        self._grammar = Grammar(pack)
        self._attribute = Attributor(self._grammar)

    def __call__(self, analysis: Analysis) -> None:
        """Write the statements of one document."""
        _Run(analysis, self._grammar, self._attribute).all()


class _Run:
    """One call of the pass."""

    def __init__(self, analysis: Analysis, grammar: Grammar, attribute: Attributor) -> None:
        self.a = analysis
        self.g = grammar
        self.attribute = attribute
        self.sources = Sources(analysis, grammar)
        self.around = Circumstances(analysis, grammar, self.sources)
        self.out: list[Statement] = []
        self.previous: Frame | None = None
        self.following: Frame | None = None

    def all(self) -> None:
        rows = frames(self.a.document)
        hits = by_frame(self.a.document.hits, rows)
        previous: Frame | None = None
        self.out, spoken = Labels(self.g, self.sources, self.a.text).statements(rows)
        told = [(frame, found) for n, (frame, found) in enumerate(zip(rows, hits, strict=True)) if n not in spoken]
        if self.g.tagged:
            told = [(frame, self._tagged(frame, found)) for frame, found in told]
        for n, (frame, found) in enumerate(told, 1):
            self.previous, self.following = previous, told[n][0] if n < len(told) else None
            if not frame.plain or "cues" in found or "chains" in found:
                self._frame(frame, found, previous)
            previous = frame
        self.a.statements = nested(self.out)

    def _tagged(self, frame: Frame, hits: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
        """The hits of a frame, without its cues if none of them attributes; the sentences of those that may are tagged."""
        document = self.a.document
        held = [h for h in hits.get("cues", ()) if not frame.quotes(h.start)]
        live = [h for h in held if may_attribute(h, document, self.g)]
        for hit in held if live else ():
            if not document.tokens[hit.first].pos and hit.group in ("verb", "noun"):
                document.tag(document.sentence_at(hit.start))
                frame.forget()
        return hits if live else {topic: held for topic, held in hits.items() if topic != "cues"}

    def _frame(self, frame: Frame, hits: dict[str, list[Hit]], previous: Frame | None) -> None:
        index = {t: i for i, item in enumerate(frame.items) for t in range(item.first, item.last)}
        held = [h for h in hits.get("cues", ()) if outside(h, frame, index)]
        nouns = [Found(h, *items_of(h, index)) for h in held if h.group == "noun"]
        cues = [Found(h, *items_of(h, index)) for h in longest([h for h in held if h.group != "noun"])]
        cues = [c for c in cues if not self.attribute.verbs.is_noun(frame.items, c)]
        brought = chain(frame, [h for h in hits.get("chains", ()) if outside(h, frame, index)], index, self.sources)
        credits_at = frozenset(c.first for c in brought.given if c.hit.group != "venue") | {
            at for hit, at, _ in brought.words if hit.group != "venue" and frame.items[at].norm in self.g.preposition
        }
        mutual = frozenset(items_of(h, index)[0] for h in hits.get("clauses", ()) if h.group == "reciprocal")
        covered = frozenset(i for c in cues for i in range(c.first, c.last))
        scene = Scene(frame, cues, covered, credits_at, mutual, {n.first: n for n in nouns})
        found = self.attribute(scene, partial(speaks_for, self.sources))
        for x in found:
            said = self._statement(x, brought, previous)
            self.out += [said] if said else []
        if not found:
            cited = uncued.cited(frame, brought.words, self.sources, self.attribute.inverted, self._last_source())
            cited = cited or uncued.headed(frame, previous is None, self.sources)
            cited = cited or uncued.signed(frame, self.following, self.sources)
            self.out += [cited] if cited else []
            if cited is None:
                self._unattributed(frame, brought.given, previous)
        self.sources.spoken.update(s.source for s in self.out)

    # -- one attribution -------------------------------------------------------------------------------------------

    def _statement(self, x: Attribution, brought: Chain, previous: Frame | None) -> Statement | None:
        source = self._source(x)
        if source is None or not source[0] or self._disagrees(x, source[0]):
            return None
        ids, span = source
        links = self._via(x, brought.given, ids)
        cue = (x.found.hit.start, x.found.hit.end)
        if cited := origin(brought, x.frame.items, self.sources, ids[0]):
            citing = {(hit.start, hit.end) for hit, _, _ in brought.words if hit.group in CITING}
            if any(start == cue[0] for start, _ in citing):
                return None
            links = (Via(actor=ids[0], cue=cue), *(v for v in links if v.actor != ids[0] and v.cue not in citing))
            ids, span = cited
        content, where = self._content(x, previous)
        if not content or self._is_act(x, content):
            return None
        return Statement(
            id="S", source=ids[0], joint_with=ids[1:], type=statement_type(where, content), content=content,
            cue=(cue,), cue_class=x.found.cue.class_, source_span=span,
            addressee=self.around.addressee(x, ids), on_behalf_of=self.around.on_behalf(ids, span), medium=self.around.medium(x, brought.media), date=self.around.date(x, brought.words), place=self.around.place(x), via=links, rule=f"statements: {x.rule}",
        )  # fmt: skip

    def _disagrees(self, x: Attribution, ids: tuple[str, ...]) -> bool:
        """Whether a plural verb stands behind one person, who is its object then ("X поздравили лидеры")."""
        items, (first, last) = x.frame.items, x.source or (0, 0)
        many = self.g.plural_ending and items[x.found.first].norm.endswith(self.g.plural_ending)
        several = any(
            i.norm in self.g.conjunction or i.norm in COMMAS or i.norm in self.g.people for i in items[first:last]
        )
        before = x.rule == "source, cue, content" and first < last
        return bool(many and before and not several and len(ids) == 1 and self.sources.kind(ids[0]) == "person")

    def _is_act(self, x: Attribution, content: Spans) -> bool:
        """Whether nothing but a state or a body is the object of the verb, which then tells of an act ("recognised S")."""
        if len(content) != 1 or x.found.cue.class_ not in _ACTS or _is_quoted(x):
            return False
        kinds = [self.sources.kind(m.actors[0]) for m in self.sources.mentions(*content[0]) if m.span == content[0]]
        return "government" in kinds or "organisation" in kinds

    def _content(self, x: Attribution, previous: Frame | None) -> tuple[Spans, Frame]:
        """The spans of the content and the frame they lie in: this one, or the one before."""
        own = content_spans(x.frame, x.content)
        if not x.before or previous is None or self._has_statement(previous):
            return own, x.frame
        if x.before == "sentence":
            return content_spans(previous, [(0, len(previous.items))]), previous
        last = len(previous.items) - 1
        if last >= 0 and previous.items[last].kind == "quote" and previous.paragraph == x.frame.paragraph:
            return content_spans(previous, self.attribute.inverted.left(previous.items, last + 1)), previous
        return own, x.frame

    def _source(self, x: Attribution) -> tuple[tuple[str, ...], Span | None] | None:
        if x.clitic is not None:
            ids = (
                (self._last_source() if self._is_near() else ())
                or self.sources.clitic(x.clitic)
                or self._last_source()
                or self.sources.sides(x.clitic[0])[-1:]
            )
            return (ids, x.clitic) if ids else None
        if x.source is not None and x.found.hit.group == "impersonal":
            ids, span = self.sources.resolve(x.frame.items, *x.source)
            return (self.sources.sides(span[0]) or ids, span) if not ids or self.sources.made(ids[0]) else (ids, span)
        if x.source is not None:
            spoken = _is_quoted(x) and (x.found.cue.class_ == "neutral" or not self.g.tagged)
            return self._goes_on(x) or self._known(x, *self.sources.resolve(x.frame.items, *x.source, spoken))
        if x.heir is not None:
            return self._source(x.heir)
        if x.found.hit.group == "impersonal":
            pair = self.sources.sides(x.found.hit.start)
            return (pair, None) if pair else None
        same = _is_quoted(x) or x.found.hit.group == "written"
        return (self._last_source(), None) if same and self.out else None

    def _goes_on(self, x: Attribution) -> tuple[tuple[str, ...], Span] | None:
        """A pronoun right after a statement means its speakers, however many persons they spoke of; so does "the diplomat"."""
        items, (first, last) = x.frame.items, x.source or (0, 0)
        if not self.out:
            return None
        before, word = self.out[-1], items[first].norm
        kind, several = self.sources.kind(before.source), word in self.g.collective & self.g.pronoun
        if (
            several
            and last - first == 1
            and self._is_near()
            and (before.joint_with or (kind == "group" and self.g.tagged))
        ):
            return self._last_source(), (items[first].start, items[first].end)
        if word in self.g.neuter and last - first == 1 and kind != "person" and self._is_near():
            return self._last_source()[:1], (items[first].start, items[first].end)
        if kind != "person":
            return None
        complete = not any(a.capital and b.capital for a, b in pairwise(items[last : x.found.first]))
        if complete and (again := self.sources.named_again(items, first, last)):
            return self._last_source()[:1], again
        plain = (
            word in self.g.pronoun and word not in self.g.plural and self.sources.agree(word, self._last_source()[0])
        )
        if last - first != 1 or not self._is_near() or not plain or before.joint_with:
            return None
        return self._last_source()[:1], (items[first].start, items[first].end)

    def _known(self, x: Attribution, ids: tuple[str, ...], span: Span) -> tuple[tuple[str, ...], Span]:
        """The last person who spoke, for a pronoun of one that nothing before it explains."""
        if not x.source or not ids:
            return ids, span
        item = x.frame.items[x.source[0]]
        if not self.sources.agree(item.norm, ids[0]) and x.source[1] - x.source[0] == 1:
            return self.sources.nearest(item.norm, item.start) or ids, span
        if not self.sources.made(ids[0]):
            return ids, span
        if item.norm not in self.g.pronoun or item.norm in self.g.plural or span != (item.start, item.end):
            return ids, span
        said = (s.source for s in reversed(self.out) if self.sources.kind(s.source) == "person")
        spoke = next((a for a in said if self.sources.agree(item.norm, a)), None)
        return ((spoke,) if spoke else ids), span

    def _is_near(self) -> bool:
        """Whether the last statement stands in the frame before or this one, at least with its cue ("Об этом заявил S")."""
        if self.previous is None or not self.out:
            return False
        last = self.out[-1]
        where = last.cue if (last.rule or "").endswith("the sentence before") else last.content
        return where[-1][1] > self.previous.start

    def _last_source(self) -> tuple[str, ...]:
        """Who spoke last: the person who told what another said, else the source of the last statement, with whom it is joint."""
        if not self.out:
            return ()
        last = self.out[-1]
        teller = next((v.actor for v in last.via if self.sources.kind(v.actor) == "person"), None)
        return (teller,) if teller else (last.source, *last.joint_with)

    def _has_statement(self, frame: Frame) -> bool:
        return any(frame.start <= s.content[0][0] < frame.end for s in self.out)

    def _via(self, x: Attribution, given: list[Credit], ids: tuple[str, ...]) -> tuple[Via, ...]:
        """The chain, nearest first, each link once; who speaks is none."""
        items = x.frame.items
        found = [via(c, items, self.sources, self.around.date_after(x, c)) for c in given]
        for relay in x.relayed_by:
            source = self._source(relay)
            if source and source[0]:
                found.append(Via(actor=source[0][0], cue=(relay.found.hit.start, relay.found.hit.end)))
        for first, last in x.zone:
            if first < last:
                found += self.sources.outlets(items[first].start, items[last - 1].end)
                found += self.sources.mastheads(items, first, last)
                found += self.sources.outlets_again(items, first, last)
        if x.source:
            found += self.sources.told(items, *x.source)
        out: dict[str, Via] = {}
        for link in found:
            if link.actor not in ids:
                out.setdefault(link.actor, link)
        return tuple(out.values()) or self._carried(x, ids)

    def _carried(self, x: Attribution, ids: tuple[str, ...]) -> tuple[Via, ...]:
        """The outlets of the statement right before, where the same speaker goes on with words of his own."""
        last = self.out[-1] if self.out else None
        if last is None or last.medium != "interview" or last.source not in ids or not self._is_near():
            return ()
        return tuple(v for v in last.via if self.sources.kind(v.actor) == "agency")

    # -- quotations without a cue --------------------------------------------------------------------------------

    def _unattributed(self, frame: Frame, given: list[Credit], previous: Frame | None) -> None:
        """A frame that is nothing but quotations goes on with the statement before it; an opening credit attributes."""
        items = frame.items
        if (opening := next((c for c in given if c.opening), None)) is not None:
            credited = uncued.credited(frame, opening, self.sources, self.attribute)
            self.out += [credited] if credited else []
            return
        whole = any(i.kind == "quote" for i in items) and all(i.kind in ("quote", "mark") for i in items)
        if not whole or not self.out or previous is None:
            return
        last, content = self.out[-1], content_spans(frame, [(0, len(items))])
        if not content or not any(previous.start <= s < previous.end for s, _ in (*last.content, *last.cue)):
            return
        if last.type == "direct":
            self.out.pop()
        self.out.append(uncued.goes_on(last, content))


def _is_quoted(x: Attribution) -> bool:
    return any(i.kind == "quote" for first, last in x.content for i in x.frame.items[first:last])
