"""Names of a draft that are spelled otherwise than the who's-who has them, by a slip and not by a way of writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from readout.reconcile.draft import Finding
from readout.record import Actor, Record, Span
from readout.world import Person, Who, latin, names_match, sound, standing, words_of

# A name shorter than this may be another name when one letter differs; one longer may have two slips.
_LEAST, _LONG = 5, 9
Nominatives = Callable[[str], Sequence[str]]


def names(draft: Record, who: Who, nominatives: Nominatives) -> list[Finding]:
    """Misspelt names of the draft: of persons of the same state, in office at the date of the draft.

    ``nominatives`` gives the forms that an inflected name may come from. A spelling that the who's-who knows, or that is
    only another way of writing it, is no finding.
    """
    published = draft.document.published
    found: dict[Span, Finding] = {}
    for actor in draft.actors:
        if actor.kind != "person":
            continue
        persons = list(_candidates(actor, who, published.value if published else None))
        for span in actor.mentions:
            right = _misspelt(draft.quote(span), persons, nominatives)
            if right is not None:
                written = " ".join(draft.quote(span).split()[-len(right.split()) :])
                message = f"“{written}” is written “{right}” in the who's-who"
                found.setdefault(span, Finding("name", "warning", message, (span,)))
    return list(found.values())


def _candidates(actor: Actor, who: Who, date: str | None) -> Iterator[Person]:
    """The person that the actor is; for one whom the table does not know, those in office in its state at the date."""
    if actor.entity is not None:
        if actor.entity in who.persons:
            yield who.persons[actor.entity]
        return
    if actor.country is None or date is None or actor.office is None:
        return
    for tenure in who.tenures:
        if tenure.country == actor.country and standing(tenure, date) == "held" and tenure.person in who.persons:
            yield who.persons[tenure.person]


def _misspelt(written: str, persons: Sequence[Person], nominatives: Nominatives) -> str | None:
    """The one name that was meant, in the script of the draft, where a word of it has a slip; ``None`` where it is known.

    A mention may begin with a title: its last words are held against names of as many words.
    """
    words = words_of(written)
    forms = [{w, *(f for n in nominatives(w) for f in words_of(n))} for w in words]
    found: dict[str, str] = {}
    for person in persons:
        own = set(words_of(person.name))
        for name in (person.name, *person.aliases):
            right = words_of(name)
            if not 2 <= len(right) <= len(words):
                continue
            slips = _slips(forms[-len(right) :], right)
            if slips == 0 or names_match(words[-len(right) :], person):
                return None
            one_script = latin(right[0]) == right[0], latin(words[-1]) == words[-1]
            if slips == 1 and one_script[0] == one_script[1] and (own & set(right) or not one_script[0]):
                found.setdefault(person.id, name)
    return next(iter(found.values())) if len(found) == 1 else None


def _slips(forms: Sequence[set[str]], name: tuple[str, ...]) -> int | None:
    """How many words of a name have a slip; ``None`` where they are not of this name at all."""
    if len(forms) != len(name):
        return None
    slips = 0
    for mine, right in zip(forms, name, strict=True):
        if any(sound(m) == sound(right) for m in mine):
            continue
        if not any(_slip(sound(m), sound(right)) for m in mine):
            return None
        slips += 1
    return slips


def _slip(mine: str, right: str) -> bool:
    """Whether a word is a mistyped other one: one letter left out, put in, changed, or two exchanged."""
    if min(len(mine), len(right)) < _LEAST - 1 or mine[0] != right[0]:
        return False
    return _distance(mine, right) <= (2 if len(right) >= _LONG else 1)


def _distance(a: str, b: str) -> int:
    """Edits from one word to another, an exchange of neighbours counting once (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]
