"""Whether a contact took place, is planned, was proposed, called off, refused or denied."""

from __future__ import annotations

from collections.abc import Iterator

from readout.packs.schema.contacts import ContactVerb, StatusCue
from readout.passes.contacts.reader import Reader
from readout.passes.contacts.sighting import Finding, Sighting
from readout.passes.modality import Judgement, Mode
from readout.record import ContactStatus
from readout.text import Hit

# What outweighs what where two cues stand equally near: the less a contact is a fact, the heavier.
WEIGHT: dict[ContactStatus, int] = {
    "denied": 0,
    "declined": 1,
    "cancelled": 2,
    "proposed": 3,
    "planned": 4,
    "ongoing": 5,
    "held": 6,
}
# A cue behind the contact overrules one before it where it takes the contact back.
_TAKES_BACK = frozenset({"denied", "declined", "cancelled"})
RULE = "status cue"
EVE = "told on its eve"
PURPOSE = "told as a purpose"
EARLIER = "status cue: before the rest of its clause"
_NOUN_NEAR = 3
# How many words a phrase that says nothing may have beside the cue in it.
MUTE_LENGTH = 4
# Cues that reach over the word that makes the contact a setting: what is to be said in it is to come, too.
_CROSS = frozenset({"planned", "held", "ongoing"})
# What a mode that is less than a fact makes of a contact of which no cue of ours says more.
_MODES: dict[Mode, ContactStatus] = {
    "negated": "denied",
    "denied": "denied",
    "planned": "planned",
    "possible": "proposed",
    "demanded": "proposed",
}


def read_status(r: Reader, s: Sighting, judged: Judgement) -> None:
    """Note the status that words around the sighting settle; none where no word does."""
    cue = _choose(_before(r, s), _after(r, s))
    if cue is not None and cue.first == s.first < s.hit.first and r.words.tenseless and _goes_on(r, s) is not None:
        cue = None  # "akan pergi dan melakukan pertemuan": the verb before the noun is as far off as the one before it
    if cue is not None:
        s.put("status", _status(cue), ((cue.start, cue.end),), EARLIER if _earlier(cue) else RULE)
    if judged.mode in _MODES and judged.evidence is not None and _may_judge(r, s, judged, cue):
        s.fields["status"] = Finding(_MODES[judged.mode], (judged.evidence,), judged.rule)
    if "status" in s.fields:
        return
    if (ahead := _goes_on(r, s)) is not None:
        s.put("status", "planned", ((ahead.start, ahead.end),), "goes on with what is to come")
    elif isinstance(s.hit.entry, ContactVerb) and s.hit.entry.status:
        s.put("status", s.hit.entry.status, ((s.hit.start, s.hit.end),), "form of the verb")
    elif s.first > 0:
        token = r.tokens[s.first - 1]
        if not s.noun and token.norm in r.words.purpose:
            s.put("status", "planned", ((token.start, token.end),), PURPOSE)
        elif s.noun and (eve := eve_of(r, s.first)) is not None:
            s.put("status", "planned", ((r.tokens[eve].start, r.tokens[eve].end),), EVE)


def _goes_on(r: Reader, s: Sighting) -> Hit | None:
    """ "Will fly to X on Monday and meet Y": the cue of what is to come that goes for both, far before a conjunction.

    A verb whose form tells that it is past does not go on with it.
    """
    known = isinstance(s.hit.entry, ContactVerb) and s.hit.entry.status is not None
    if known or s.first == 0 or r.tokens[s.first - 1].norm not in r.words.conjunction or r.words.inflected:
        return None
    first = _clause_start(r, s.first)
    told = _longest(r, r.hits("status", first, s.first - 1))
    cues = [c for c in told if _status(c) == "planned" and r.tokens[c.first].norm in r.words.future]
    if not cues:
        return None
    return None if any(r.tokens[k].norm in r.words.subordinate for k in range(cues[-1].last, s.first)) else cues[-1]


def read_when_met(r: Reader, s: Sighting) -> None:
    """ "They will discuss it when they meet": what is to be done at a contact to come makes that contact one to come."""
    if s.noun or s.value("status") not in (None, "held"):
        return
    when = next((k for k in range(s.first - 1, max(0, s.first - 4), -1) if r.tokens[k].norm in r.words.meanwhile), None)
    if when is None:
        return
    # "when they meet", not "..., he said when meeting X"
    own = any(r.mention[k] is not None for k in range(when + 1, s.first))
    cues = [c for c in r.hits("status", _clause_start(r, s.first), s.first) if _status(c) == "planned"]
    parted = [k for k in range(cues[-1].last, when) if r.tokens[k].text == ","] if cues else []
    if cues and all(own and r.tokens[k + 1].norm not in r.words.stop for k in parted):
        s.fields["status"] = Finding("planned", ((cues[-1].start, cues[-1].end),), "time of what is to come")


def read_when_there(r: Reader, s: Sighting) -> None:
    """ "X, on his visit to Y, will ...": what is to be done in a contact makes it one to come."""
    if not s.noun or s.value("status") not in (None, "held") or not _is_setting(r, r.sentence(s.first).first, s.first):
        return
    end = r.sentence(s.first).last
    k = s.reach
    for _ in range(2):  # what is to be done stands right behind, or behind the one who does it
        k += k < end and r.tokens[k].text == ","
        cue = next(
            (
                c
                for c in r.hits("status", k, end)
                if c.first == k and _status(c) in ("planned", "proposed") and r.tokens[k].norm in r.words.future
            ),
            None,
        )
        if cue is not None:
            s.fields["status"] = Finding("planned", ((cue.start, cue.end),), "place of what is to come")
            return
        group = r.group_at(k, end, 0)
        if group is None:
            return
        k = group.last


def _choose(before: Hit | None, after: Hit | None) -> Hit | None:
    """Of the nearest cue on each side: one behind overrules a plain "held", a wish, and whatever it takes back."""
    if before is None or after is None:
        return before or after
    behind = _status(after) in _TAKES_BACK or _status(before) == "held"
    dated = _status(before) == "proposed" and _status(after) == "planned"
    return after if behind or dated else before


def _may_judge(r: Reader, s: Sighting, judged: Judgement, cue: Hit | None) -> bool:
    """Whether a mode settles the status: where no cue of ours says as much, and for a noun only from right before it.

    Who is absent from talks, or fails in them, does not undo them; who went to meet somebody met.
    """
    if s.value("status") not in (None, "held", "ongoing") or (s.noun and s.definite) or judged.evidence is None:
        return False
    if cue is not None and _earlier(cue) and cue.start <= judged.evidence[0]:
        return False
    first = r.analysis.document.token_at(judged.evidence[0])
    own = isinstance(s.hit.entry, ContactVerb) and s.hit.entry.status is not None and s.hit.first <= first < s.hit.last
    if own or muted(r, first, first + 1):
        return False  # the form of the verb is known
    if not s.noun:
        return not any(r.tokens[k].text == "," for k in range(s.reach, first))  # said of what a later clause tells
    gap = r.distance(s.reach, first) if first >= s.reach else abs(s.first - first)
    return judged.mode not in ("negated", "denied") and gap is not None and gap <= _NOUN_NEAR


def hypothetical(s: Sighting, judged: Judgement) -> bool:
    """Whether the sighting stands under a condition, and no word beside it refuses it or calls it off.

    What is told as held before the condition is a fact, whatever follows ("held talks, in which they agreed to ... if").
    """
    if judged.mode != "conditional" or s.value("status") in _TAKES_BACK:
        return False
    return s.value("status") != "held" or judged.evidence is None or judged.evidence[0] < s.hit.end


def _status(cue: Hit) -> ContactStatus:
    entry = cue.entry
    assert isinstance(entry, StatusCue)
    return entry.status


def _clause_start(r: Reader, first: int) -> int:
    """Behind the last mark that parts clauses before ``first`` (a comma counts only far away: it may part a name)."""
    floor = r.sentence(first).first
    for k in range(first - 1, floor - 1, -1):
        if r.is_quote(k) or r.tokens[k].text in ";:" or r.tokens[k].norm in r.words.complement:
            return k + 1
    return floor


def _before(r: Reader, s: Sighting) -> Hit | None:
    floor = _clause_start(r, s.first)
    found = _nearest(r, floor, s.hit.last, s.first)
    if found is None or _status(found) not in ("proposed", "planned"):
        return found
    # "sees no possibility of talks": what denies the possibility denies the contact.
    denied = _nearest(r, floor, found.first, found.first)
    return denied if denied is not None and _status(denied) in _TAKES_BACK and _near(denied) > 1 else found


def _near(cue: Hit) -> int:
    entry = cue.entry
    assert isinstance(entry, StatusCue)
    return entry.near


def muted(r: Reader, first: int, last: int) -> bool:
    """Whether words stand in a phrase that says nothing of the contact ("declined to comment on", "knows nothing of")."""
    return any(h.first <= first and last <= h.last for h in r.hits("mute", first - MUTE_LENGTH, last + MUTE_LENGTH))


def _longest(r: Reader, cues: Iterator[Hit]) -> list[Hit]:
    """The cues without those that are part of a longer one ("glad that X can" is no wish)."""
    all_cues = list(cues)
    return [
        c for c in all_cues
        if not muted(r, c.first, c.last) and not any(o.first <= c.first and c.last <= o.last and o.last - o.first > c.last - c.first for o in all_cues)
    ]  # fmt: skip


def eve_of(r: Reader, first: int) -> int | None:
    """The word of what comes before it ("a week before the visit") right before the noun phrase at token ``first``."""
    k = first - 1
    while k > 0 and (r.tokens[k].norm in r.words.determiner or r.tokens[k].norm in r.words.modifier):
        k -= 1
    return k if k >= 0 and r.tokens[k].norm in r.words.eve else None


def _of_a_time(r: Reader, cue: Hit) -> bool:
    before = r.tokens[cue.first - 1].norm if cue.first else ""
    named = r.tokens[cue.first].capitalised and (before in r.words.determiner or before in r.words.possessive)
    return named or r.time[cue.first] is not None


def _earlier(cue: Hit) -> bool:
    entry = cue.entry
    assert isinstance(entry, StatusCue)
    return entry.earlier


def _nearest(r: Reader, floor: int, end: int, first: int) -> Hit | None:
    """The cue of tokens ``[floor, end)`` that stands nearest before ``first``, the longest and gravest of equals."""
    found: dict[bool, tuple[tuple[int, int, int], Hit]] = {}
    eve = eve_of(r, first)
    near = first > 0 and r.tokens[first - 1].norm in r.words.setting_near
    for cue in _longest(r, r.hits("status", floor, end)):
        gap = 0 if cue.last > first else r.distance(cue.last, first)
        if gap is None or gap > _near(cue) or (not _crosses(cue) and _is_setting(r, cue.last, first)):
            continue
        if near and cue.last < first and r.tokens[cue.first].norm not in r.words.future:
            continue  # "praised the plan at the meeting"
        if eve is not None and cue.last <= eve and _status(cue) == "held" and not _earlier(cue):
            continue  # said of what came before it
        if _status(cue) not in _CROSS and _of_a_time(r, cue):
            continue  # the month of May, not the verb
        key = (gap, cue.first - cue.last, WEIGHT[_status(cue)])
        held = _status(cue) in ("held", "ongoing")
        if held not in found or key < found[held][0]:
            found[held] = key, cue
    if True in found and False in found:
        # "will hold": what makes it less than a fact wins, but "will come after meeting", "will build on the call" tell of one that was held.
        held_cue = found[True][1]
        after = _earlier(held_cue) or any(
            r.tokens[k].norm in r.words.subordinate for k in range(held_cue.first, held_cue.last)
        )
        return found[after and found[True][0] < found[False][0]][1]
    return next((cue for _, cue in found.values()), None)


def _crosses(cue: Hit) -> bool:
    return _status(cue) in _CROSS or (isinstance(cue.entry, StatusCue) and cue.entry.cross)


def _is_setting(r: Reader, start: int, first: int) -> bool:
    """Whether what begins at ``first`` is only where something is said or done ("meminta ... dalam pertemuan dengan X")."""
    return any(r.tokens[k].norm in r.words.setting for k in range(max(start, first - 3), first))


def _less_than_fact(r: Reader, s: Sighting, told: Hit) -> Hit:
    """ "Pertemuan itu bisa berlangsung": the cue right before one that tells a contact as held, where it says less."""
    before = [c for c in r.hits("status", s.last, told.first) if c.last == told.first]
    return next((c for c in before if _status(c) not in ("held", "ongoing")), told)


def _after(r: Reader, s: Sighting) -> Hit | None:
    end = r.sentence(s.first).last
    best: tuple[int, int] | None = None
    found = None
    for cue in r.hits("outcome", s.last, end):
        gap = r.distance(s.last, cue.first - r.is_quote(cue.first - 1))  # a cue in scare quotes counts, too
        assert isinstance(cue.entry, StatusCue)
        if (
            gap is None
            or gap > cue.entry.near
            or r.time[cue.first] is not None
            or any(k in r.nouns for k in range(s.last, cue.first))
        ):
            continue  # too far, part of a time, or said of another contact that stands between
        key = (gap, cue.first - cue.last)
        if best is None or key < best:
            best, found = key, cue
    return found if found is None or _status(found) != "held" else _less_than_fact(r, s, found)
