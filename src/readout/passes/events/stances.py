"""What somebody does by saying something: accuses, thanks, owns up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from readout.passes.events.derive import counterpart
from readout.passes.events.memory import Article, Draft
from readout.passes.events.roles import Roles
from readout.passes.modality import Mode
from readout.record import Statement
from readout.text import Hit

# What a statement does by its verb alone; demands, threats, offers and refusals are commitments.
_STANCES = frozenset({"ACCUSE", "SUPPORT"})
# Types that a verb of attribution can tell.
_VERBAL = frozenset({"accuse", "support", "request", "threaten", "reject", "agree"})
# Modes in which nothing is said by a word ("has not condemned", "will thank").
_UNSAID: frozenset[Mode] = frozenset({"negated", "possible", "planned", "demanded", "conditional"})
# Modes in which blame lays none ("if Iran violates the agreement"), and thanks are none ("I *want to* thank you" are).
_NO_BLAME: frozenset[Mode] = frozenset({"negated", "possible", "denied", "conditional"})
_TWO = 2  # who do it to each other
_HEAD = 6  # words of a content among which its head stands
_JOINED = 4  # words of a phrase behind an "and" among which its noun stands


def of_word(article: Article, roles: Roles, hit: Hit) -> tuple[Statement | None, list[Draft]]:
    """The statement that takes a stance by this word, and the drafts of it; of a statement that only would, none."""
    said = _stance_of(article, hit)
    if said is not None and hit.entry.form == "verb" and roles.is_done_by(hit):
        return None, []
    unsaid = _UNSAID if hit.entry.form == "verb" else _NO_BLAME
    found = article.reader.of(hit.first, hit.last)
    if said is None or (found.mode in unsaid and found.rule != "modality.purpose"):  # who calls to thank does
        return said, []
    return said, list(article.memory.kept(_stance(article, roles, hit, said)))


def _stance(article: Article, roles: Roles, hit: Hit, statement: Statement) -> Iterator[Draft]:
    """What a statement does by its verb: "condemned", "thanked", "welcomed"."""
    kind, entry = hit.group.upper(), hit.entry
    if kind not in _STANCES or not statement.content:
        return
    sources = article.source(statement)
    joined = roles.joined(hit) if entry.form == "verb" else ()
    alike = not sources or set(sources) & set(joined)  # else they are another's subject
    actors = tuple(dict.fromkeys([*sources, *(joined if alike else ())]))
    if entry.form == "head" and roles.is_others(hit, actors):
        return
    if entry.form == "verb" and (turned := roles.turned(hit)):
        actors, recipient = turned
    elif entry.form == "verb" and len(actors) == _TWO and roles.is_mutual(hit):
        recipient = actors
    elif kind == "SUPPORT":
        recipient = _supported(article, roles, hit, statement, actors)
    else:
        recipient = _accused(article, roles, hit, statement, actors)
        article.memory.blame(recipient)
    for actor in actors:
        for r in recipient:
            if r != actor:
                yield Draft(
                    actor=actor, recipient=r, type=kind, mode=entry.mode, date=statement.date,
                    from_=statement.id, evidence=((hit.start, hit.end),), rule="events.stance",
                )  # fmt: skip


def claimed(article: Article, roles: Roles, hit: Hit) -> Iterator[Draft]:
    """An act that its author owns up to: the source of the statement, else the subject of the words."""
    said = _statement_by_cue(article, hit)
    for actor in (article.source(said) or roles.agent(hit) or roles.nearest(hit))[:1]:
        victim = roles.victim(hit, actor) or article.memory.victim(actor)
        if victim is not None and victim != actor:
            yield Draft(
                actor=actor, recipient=victim, type=hit.group.upper(), mode=hit.entry.mode,
                evidence=((hit.start, hit.end),), rule="events.claim",
            )  # fmt: skip


def charged(article: Article, roles: Roles, hit: Hit, said: Statement) -> Iterator[Draft]:
    """Who says that somebody did harm, or had a part in it, accuses it ("Rome said that Libya *attacked* the ship")."""
    part = roles.involved(hit)
    if part is not None and not article.reader.of(part[0].first, part[0].last).is_fact:
        return
    for a, r in product(article.source(said), part[1] if part else roles.doer(hit)):
        if a != r:
            yield Draft(
                actor=a, recipient=r, type="ACCUSE", mode="allege", date=said.date, from_=said.id,
                evidence=((hit.start, hit.end),), rule="events.charge",
            )  # fmt: skip


def _statement_by_cue(article: Article, hit: Hit) -> Statement | None:
    return next((s for s in article.analysis.statements if any(hit.start < e and b < hit.end for b, e in s.cue)), None)


def _supported(
    article: Article, roles: Roles, hit: Hit, statement: Statement, actors: tuple[str, ...]
) -> tuple[str, ...]:
    """Whom a stance supports: who is named behind no preposition, else the one spoken to, else who is named."""
    other = counterpart(article.analysis, article.parties, statement)
    if hit.entry.form == "address":
        return (other,) if other else ()
    tokens = article.analysis.document.tokens_in(*statement.content[0])
    opens = _opening(article, hit, statement) if hit.entry.form == "head" else None
    named = roles.recipient_in(opens or tokens.start, tokens.stop, actors, straight=bool(other))
    return named or ((other,) if other else ())


def _accused(
    article: Article, roles: Roles, hit: Hit, statement: Statement, actors: tuple[str, ...]
) -> tuple[str, ...]:
    """Whom a stance accuses: who is at fault by the word of blame, else who is named, else who was accused before."""
    if hit.entry.form == "blame":
        return roles.blamed(hit, actors)
    tokens = article.analysis.document.tokens_in(*statement.content[0])
    opens = _opening(article, hit, statement) if hit.entry.form == "head" else None
    named = roles.recipient_in(opens or tokens.start, tokens.stop, actors)
    if named or hit.entry.form != "verb" or roles.names_any(tokens.start, tokens.stop):
        return named
    return article.memory.accused(actors)


def _stance_of(article: Article, hit: Hit) -> Statement | None:
    """The statement that takes a stance by this word: as its verb, as the head of its content, or by blame in it."""
    form = hit.entry.form
    if form == "head":
        return _headed(article, hit)
    if form in ("blame", "address"):
        return article.said_around(hit)
    verbal = form != "passive" and hit.group in _VERBAL  # "attacked" may attribute, too
    return _statement_by_cue(article, hit) if verbal else None


def _headed(article: Article, hit: Hit) -> Statement | None:
    """The statement that this noun heads ("*concerns* about ...")."""
    said = article.said_around(hit)
    return said if said is not None and _opening(article, hit, said) is not None else None


def _opening(article: Article, hit: Hit, said: Statement) -> int | None:
    """Where the phrase of a noun opens in a content: with the content, or behind an "and" in it ("trade *and the importance of* ...");
    ``None`` where the noun stands deeper."""
    document = article.analysis.document
    tokens = document.tokens_in(*said.content[0])
    sentence = document.sentence_at(hit.start)
    bounds = article.reader.clauses(sentence.first, sentence.last).bounds if sentence else {}
    opens = [tokens.start, *(i + 1 for i in range(tokens.start, hit.first) if bounds.get(i) == "coordinate")]
    return opens[-1] if 0 <= hit.first - opens[-1] < (_HEAD if len(opens) == 1 else _JOINED) else None
