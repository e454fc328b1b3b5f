"""Contacts: every call, meeting, visit, summit, talks and letter that the text reports, once each.

Contact words are found, with their sides (``nouns``, ``verbs``), what stands around them is read (``status``, ``when``, ``fields``), sightings of one
contact are merged (``corefer``), and contacts are written with evidence (``build``). A contact needs sides that are
named: a word without them either points back to a contact that is known, or is let go.
"""

from __future__ import annotations

from typing import ClassVar

from readout.packs import Pack
from readout.packs.schema.contacts import ContactNoun, ContactVerb, Means
from readout.passes.analysis import Analysis
from readout.passes.contacts import checks, clock, fields, links, status, when
from readout.passes.contacts.agenda import read_agenda
from readout.passes.contacts.build import build
from readout.passes.contacts.corefer import Corefer
from readout.passes.contacts.discussed import discussed
from readout.passes.contacts.further import carried, further
from readout.passes.contacts.hosts import STATE_RULE, names_of_pairs, states_of_collectives
from readout.passes.contacts.nouns import of_noun
from readout.passes.contacts.places import read_place
from readout.passes.contacts.reader import TOPIC, Reader
from readout.passes.contacts.reports import read_report
from readout.passes.contacts.sides import add_open_side, only_states
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.states import States
from readout.passes.contacts.topics import read_topics
from readout.passes.contacts.turns import addressed, company, first_turn, settle, together
from readout.passes.contacts.verbs import of_verb
from readout.passes.contacts.words import Words
from readout.passes.modality import Modality
from readout.passes.modality import Reader as ModalityReader
from readout.text import Hit
from readout.world import World

__all__ = ["FindContacts"]

# The groups of phrases without which a text tells of no contact.
_TELLING = frozenset({"noun", "verb", "discuss", "means", "greeting"})


class FindContacts:
    """The contacts pass."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "mentions", "actors", "times", "statements"})
    writes: ClassVar[frozenset[str]] = frozenset({"contacts", "statements", "checks", "actors"})

    def __init__(self, pack: Pack, world: World) -> None:
        self._words = Words(pack)
        self._modality = Modality(pack)
        self._states = States(pack, world)

    def __call__(self, analysis: Analysis) -> None:
        """Write ``contacts``; link statements made in them; check counts and durations."""
        if not any(h.group in _TELLING for h in analysis.document.hits.get(TOPIC, ())):
            return
        r = Reader(analysis, self._words, self._states)
        states_of_collectives(r)
        names_of_pairs(r)
        r.company = in_turns = company(r)
        sightings = _sightings(r, self._modality.on(analysis.document))
        when.read_ordinals(r, sightings)
        clock.read_clock(r, sightings)
        when.read_dates(r, sightings)
        when.read_moves(r, sightings)
        settle(r, sightings, in_turns)
        read_agenda(r, sightings)
        fields.read_initiators(r, sightings)
        read_topics(r, sightings)
        fields.read_openness(r, sightings)
        drafts = Corefer(analysis.actors, self._words.bodiless)(sightings)
        analysis.contacts = [build(d, n, r.published) for n, d in enumerate(drafts, 1)]
        analysis.contacts = links.follow(r, drafts, analysis.contacts)
        used = {p for c in analysis.contacts for p in c.parties}
        analysis.actors = [a for a in analysis.actors if a.rule != STATE_RULE or a.id in used]
        analysis.statements = links.statements(r, drafts, analysis.contacts)
        analysis.checks = [*analysis.checks, *checks.check(analysis.contacts, analysis.actors)]


def _sightings(r: Reader, modality: ModalityReader) -> list[Sighting]:
    out: list[Sighting] = []
    words = [(h, h.entry) for h in _words(r)]
    opening = first_turn(r)
    for hit, entry in sorted([*words, *discussed(r, [h for h, _ in words])], key=lambda w: w[0].first):
        if opening is not None and not r.company and hit.start > opening:
            r.company, opening = addressed(r, out), None
        s = of_noun(r, hit, entry) if isinstance(entry, ContactNoun) else of_verb(r, hit, entry)
        judged = modality.of(s.first, s.hit.last)
        status.read_status(r, s, judged)
        read_report(r, s)
        status.read_when_met(r, s)
        status.read_when_there(r, s)
        add_open_side(r, s)
        carried(r, s, out)
        if (s.kind == "meeting" and r.groups.get("sport") and _in_a_match(r, s)) or _stays_away(r, s):
            continue
        if (status.hypothetical(s, judged) and not s.assembly) or (
            isinstance(entry, ContactNoun) and entry.standing and not _told(s)
        ):
            continue
        _means(r, s)
        if hit.group not in ("head", "discuss"):
            read_place(r, s)
        s.again = _another(r, s)
        out += [s, *further(r, s)]
    as_they_speak = together(r, out)
    return out if as_they_speak is None else [as_they_speak, *out]


def _in_a_match(r: Reader, s: Sighting) -> bool:
    """Whether states meet in a sentence about sports."""
    sentence = r.sentence(s.first)
    return bool(s.sides) and only_states(r, s) and any(True for _ in r.hits("sport", sentence.first, sentence.last))


def _stays_away(r: Reader, s: Sighting) -> bool:
    """ "Will not take part in the talks": who is absent from a contact that is known does not undo it."""
    joining = (
        s.definite and s.first < s.hit.first and any(h.first == s.first for h in r.hits("join", s.first, s.hit.first))
    )
    return joining and s.value("status") in ("denied", "declined")


def _told(s: Sighting) -> bool:
    """Whether a word makes a contact of what may be a lasting relation: a light verb, or one that settles its status."""
    return (s.definite and not s.sides) or s.first < s.hit.first or s.value("status") not in (None, "held", "ongoing")


def _words(r: Reader) -> list[Hit]:
    """The contact words in order, the longest where they overlap, without those inside a phrase that means else."""
    found = [*r.groups.get("noun", ()), *r.groups.get("verb", ())]
    hidden = [(h.first, h.last) for h in r.groups.get("never", ())]
    out: list[Hit] = []
    nouns = {(h.first, h.last) for h in found if isinstance(h.entry, ContactNoun) and _after_noun_word(r, h.first)}
    starts = {h.first for h in found if isinstance(h.entry, ContactNoun)}
    found = [
        h for h in found
        if isinstance(h.entry, ContactNoun)
        or ((h.first, h.last) not in nouns and not (h.first in starts and _by_lemma(r, h)))
    ]  # fmt: skip
    for hit in sorted(found, key=lambda h: (h.first, -h.last, isinstance(h.entry, ContactNoun))):
        if any(a < hit.last and hit.first < b and b - a >= hit.last - hit.first for a, b in hidden):
            continue
        if out and hit.first < out[-1].last:
            continue
        if isinstance(hit.entry, ContactNoun | ContactVerb):
            out.append(hit)
    return out


def _by_lemma(r: Reader, hit: Hit) -> bool:
    """Whether a verb was found by its lemma only: "talks with" is then a noun, if the noun is known."""
    return " ".join(t.norm for t in r.tokens[hit.first : hit.last]) not in hit.entry.words


def _after_noun_word(r: Reader, first: int) -> bool:
    """Whether a word before token ``first`` makes it a noun where it could be a verb ("his visit", "Harris' visit")."""
    if first == 0:
        return False
    token = r.tokens[first - 1]
    w = r.words
    return (
        token.norm in w.determiner
        or token.norm in w.modifier
        or token.norm in w.article
        or token.text.startswith(("'", "’"))
    ) and token.norm not in w.purpose


def _another(r: Reader, s: Sighting) -> bool:
    """Whether a word right before or behind it tells it apart from others of the same ("met again", "last spoke")."""
    near = (*r.hits("again", max(0, s.first - 3), s.first), *r.hits("again", s.last, s.last + 3))
    return any(r.time[h.first] is None for h in near if h.first >= s.last or h.last == s.first)


def _means(r: Reader, s: Sighting) -> None:
    """ "berbicara ... lewat telepon": the means told apart from the verb; delegations that meet hold talks."""
    if s.kind not in ("contact", "talks", "meeting"):
        return
    tokens_in = r.analysis.document.tokens_in
    if s.kind == "meeting" and any(r.tokens[k].norm in r.words.delegation for x in s.side_spans for k in tokens_in(*x)):
        s.kind = "talks"
    sentence = r.sentence(s.first)
    for h in r.hits("means", max(sentence.first, s.first - 3), min(sentence.last, s.reach + 6)):
        if isinstance(h.entry, Means) and not any(r.tokens[k].norm in r.words.stop for k in range(s.reach, h.first)):
            s.kind = h.entry.kind
            return
