"""Who brings the words of another: an outlet, the side that a person is of, somebody who tells what was said."""

from __future__ import annotations

from readout.passes.statements.attribution import Attribution
from readout.passes.statements.sources import Sources

# Classes of cues whose words may be told by another as said ("T said that S called for peace").
_UTTERED = frozenset({"neutral", "demand", "promise", "praise", "announcement", "warning", "agreement"})


def speaks_for(sources: Sources, outer: Attribution, inner: Attribution) -> bool:
    """Whether the source of ``outer`` brings the words of another: an agency, or somebody of the same side."""
    ours, theirs = (sources.known(x.frame.items, *x.source) if x.source else None for x in (outer, inner))
    if outer.source and sources.is_outlet(outer.frame.items, *outer.source):
        return True
    if ours is None or theirs is None:
        return False
    if sources.g.told_through and outer.found.first < inner.found.first and _tells(outer, inner):
        abroad = None not in (ours.country, theirs.country) and ours.country != theirs.country
        return ours.kind == "agency" or abroad or (theirs.kind == "person" and ours.id != theirs.id)
    ours_too = ours.country is not None and ours.country == theirs.country and outer.found.first > inner.found.first
    return ours_too or ours.kind == "agency"


def _tells(outer: Attribution, inner: Attribution) -> bool:
    """Whether somebody plainly tells what another said: he praises, accuses or denies nothing himself."""
    opens = not inner.relative and inner.source is not None and inner.source[0] == outer.content[0][0]
    return opens and outer.found.cue.class_ == "neutral" and inner.found.cue.class_ in _UTTERED
