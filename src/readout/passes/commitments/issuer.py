"""Who commits: the source of a statement, or the one whose words the source relays."""

from __future__ import annotations

from readout.passes.analysis import Analysis, Mention
from readout.passes.modality import Reader
from readout.record import Actor, Statement


def issuer_of(analysis: Analysis, statement: Statement, reader: Reader) -> tuple[str, int]:
    """The issuer's id, and the token at which the issuer's own words start (-1: at the start of the content).

    A content that opens with somebody and a verb of speech ("*He explained*, the US will ...") tells that person's words. A
    pronoun there is not the speaker: it is whom the sources of other mentions make it, else the last person of the
    speaker's state named before.
    """
    source = statement.on_behalf_of or statement.source
    if not statement.content:
        return source, -1
    document = analysis.document
    start, end = statement.content[0]
    tokens = document.tokens_in(start, end)
    if len(tokens) == 0:
        return source, -1
    clauses = reader.clauses(tokens.start, tokens.stop)
    opening = next((m for m in analysis.mentions if m.span[0] == start), None)
    after = opening.tokens[1] if opening else tokens.start + 1
    speech = next((h for h in clauses.speech if h.first == after), None)
    if speech is None:
        return _behind_agency(analysis, source, opening), -1
    inner = _meant(analysis, statement, opening)
    return (inner or source), speech.last


def _behind_agency(analysis: Analysis, source: str, opening: Mention | None) -> str:
    """An agency commits to nothing: the issuer of what it reports is whom the report opens with."""
    actor = analysis.actor(source)
    if actor is None or actor.kind != "agency" or opening is None or not opening.actors:
        return source
    return opening.actors[0]


def _meant(analysis: Analysis, statement: Statement, opening: Mention | None) -> str | None:
    speaker = analysis.actor(statement.source)
    if opening is not None:
        named = [a for a in opening.actors if a != statement.source]
        if named and opening.kind not in ("pronoun", "clitic"):
            return named[0]
        if named and statement.source not in opening.actors:
            return named[0]
        if opening.kind not in ("pronoun", "clitic"):
            return None
    return _last_person(analysis, speaker, statement.content[0][0])


def _last_person(analysis: Analysis, speaker: Actor | None, before: int) -> str | None:
    """The last person named before who is of the speaker's state, but not the speaker."""
    if speaker is None or speaker.country is None:
        return None
    for mention in reversed([m for m in analysis.mentions if m.span[1] <= before]):
        for actor_id in mention.actors:
            actor = analysis.actor(actor_id)
            if actor and actor.kind == "person" and actor.country == speaker.country and actor.id != speaker.id:
                return actor.id
    return None
