"""Statements that no cue attributes: words that an outlet cites, what stands under an opening credit, "S: C", "“C” — S"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from readout.passes.statements.attribution import Scene
from readout.passes.statements.attributions import Attributor
from readout.passes.statements.chains import Credit, Placed, via
from readout.passes.statements.contents import content_spans, statement_type
from readout.passes.statements.frames import Frame, Item
from readout.passes.statements.inverted import Inverted
from readout.passes.statements.sources import Sources
from readout.passes.statements.words import COMMAS, DASHES, STOPS
from readout.record import Span, Spans, Statement, Via

# Words that the speaker before a colon has at most, and the content behind it at least.
_LONGEST_HEAD, _SHORTEST_CONTENT = 8, 3
# Words of a quotation that may be signed: shorter ones are names and titles.
_SHORTEST_SIGNED = 5


def cited(
    frame: Frame,
    words: Sequence[Placed],
    sources: Sources,
    inverted: Inverted,
    last_source: tuple[str, ...],
) -> Statement | None:
    """The words of S where an outlet cites them («C», — цитирует T S); without a name they are the last speaker's."""
    items = frame.items
    for hit, first, last in words:
        left = inverted.left(items, first) if hit.group == "quoting" else []
        if not left or last >= len(items) or items[left[0][1] - 1].kind != "quote":
            continue
        outlet, at = _brought(items, last, frame.end, sources)
        ids, span = _quoted(items, last, at, frame.end, sources)
        ids = ids or last_source
        if not ids:
            return None
        content, cue = content_spans(frame, left), (hit.start, hit.end)
        return Statement(
            id="S", source=ids[0], type=statement_type(frame, content), content=content, cue=(cue,), cue_class="neutral",
            source_span=span, via=(Via(actor=outlet, cue=cue),) if outlet else (), rule="statements: cited",
        )  # fmt: skip
    return None


def _brought(items: Sequence[Item], at: int, end: int, sources: Sources) -> tuple[str | None, int]:
    """The outlet that cites, and the item behind its name; ``None`` and ``at`` where it is not named.

    It is an agency that is mentioned, a quoted name, or a capital that is no mention of anybody, with what is glued to it ("news.example").
    """
    agency = next((m for m in sources.mentions(items[at].start, end) if sources.kind(m.actors[0]) == "agency"), None)
    if agency:
        return agency.actors[0], next(
            (i for i in range(at, len(items)) if items[i].start >= agency.span[1]), len(items)
        )
    if again := sources.outlets_again(items, at, at + 1):
        return again[0].actor, at + 1
    first, last = items[at], at + 1
    if first.quotation:
        return sources.make_agency((first.quotation.start, first.quotation.end)), last
    if not (first.capital or first.link) or sources.mentions(first.start, first.end):
        return None, at
    while last < len(items) and items[last].start == items[last - 1].end and items[last].kind == "word":
        last += 1
    return sources.make_agency((first.start, items[last - 1].end)), last


def _quoted(
    items: Sequence[Item], begin: int, at: int, end: int, sources: Sources
) -> tuple[tuple[str, ...], Span | None]:
    """Whose words are cited: somebody mentioned behind the cue (item ``begin``), or whom a phrase behind the outlet (``at``) names."""
    mentions = [m for m in sources.mentions(items[begin].start, end) if m.kind != "pronoun"]
    speaker = next((m for m in mentions if sources.kind(m.actors[0]) != "agency"), None)
    if speaker:
        return speaker.actors, speaker.span
    last = sources.g.right_phrase(items, at, frozenset()) if at > begin else at
    if last == at or sources.named_again(items, at, last):
        return (), None
    ids, span = sources.resolve(items, at, last)
    return (ids, span) if ids else ((), None)


def credited(frame: Frame, credit: Credit, sources: Sources, attribute: Attributor) -> Statement | None:
    """ "Dilansir dari AFP, …": a statement of the agency where nobody else speaks in the sentence."""
    items = frame.items
    scene = Scene(frame, [], frozenset(), frozenset(), frozenset())
    at = attribute.past_details(scene, credit.outlet_end)
    content = content_spans(frame, [(at + 1, len(items))]) if at + 1 < len(items) else ()
    if not content:
        return None
    return Statement(
        id="S", source=via(credit, items, sources, None).actor, type=statement_type(frame, content), content=content,
        cue=((credit.hit.start, credit.hit.end),), cue_class="report",
        source_span=(items[credit.outlet].start, items[credit.outlet_end - 1].end), rule="statements: credit",
    )  # fmt: skip


def headed(frame: Frame, first: bool, sources: Sources) -> Statement | None:
    """ "S: C" as the heading of a text (its ``first`` frame), "S: “C”" anywhere, where S is a mention of somebody."""
    items = frame.items
    colon = next((i for i, item in enumerate(items[: _LONGEST_HEAD + 1]) if item.norm == ":"), 0)
    quoted = 0 < colon < len(items) - 1 and items[colon + 1].kind == "quote"
    if not colon or len(items) - colon <= _SHORTEST_CONTENT or not (first or quoted):
        return None
    document = colon <= 2 and items[colon - 1].norm in sources.g.organ
    if any(i.kind != "word" for i in items[:colon]) or not (document or sources.known(items, 0, colon)):
        return None
    ids, span = sources.resolve(items, 0, colon)
    content = content_spans(frame, [(colon + 1, colon + 2 if quoted else len(items))])
    if not ids or not content:
        return None
    return Statement(
        id="S", source=ids[0], joint_with=ids[1:], type=statement_type(frame, content), content=content,
        cue=((items[colon].start, items[colon].end),), cue_class="neutral", source_span=span, rule="statements: heading",
    )  # fmt: skip


def signed(frame: Frame, following: Frame | None, sources: Sources) -> Statement | None:
    """ "“C” — S": a quotation that opens its line, signed behind a dash by a person who is named there.

    The signature may stand in the frame that is ``following``.
    """
    items, at = frame.items, 1
    if not items or (quote := items[0]).kind != "quote" or quote.last - quote.first < _SHORTEST_SIGNED:
        return None
    content = content_spans(frame, [(0, 1)])
    if len(items) == 1 and following is not None and following.paragraph == frame.paragraph:
        items, at = following.items, 0
    if at >= len(items) or items[at].norm not in DASHES:
        return None
    end = at + 1
    while end < len(items) and items[end].kind == "word" and items[end].capital:
        end += 1
    closed = end == len(items) or items[end].norm in COMMAS | STOPS or items[end].kind == "bracket"
    who = sources.known(items, at + 1, end) if closed and end > at + 1 else None
    if who is None or who.kind != "person":
        return None
    ids, span = sources.resolve(items, at + 1, end)
    return Statement(
        id="S", source=ids[0], type=statement_type(frame, content), content=content, cue_class="neutral",
        source_span=span, rule="statements: signature",
    )  # fmt: skip


def goes_on(last: Statement, content: Spans) -> Statement:
    """A statement with the quotation that follows it: more of the same words, or words of the same speaker after what he was told to say."""
    if last.type == "direct":
        return msgspec.structs.replace(last, content=(*last.content, *content))
    rule = "statements: quotation goes on"
    return msgspec.structs.replace(last, type="direct", content=content, cue=(), cue_class=None, via=(), rule=rule)
