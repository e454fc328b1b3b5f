"""Sentences with exact offsets.

A full stop ends a sentence unless it stands in a number ("15.35"), after an abbreviation or an initial, or inside a
quotation that an attribution follows ("...," kata X). Sentences inside a quotation are sentences too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from readout.text.conventions import Conventions
from readout.text.tokens import normalise

_CLOSING = "\"”»’'“＂)]"
_OPENING = "\"“„«‘'(['”»—–- \u00a0\n"
# A stop with whatever closes after it, before a space or the end; or a stop that lost its space ("selesai.Namun").
_END = re.compile(
    rf"(?P<stop>[.!?…]+)(?:[{re.escape(_CLOSING)}]*(?=\s|$)|(?P<tight>)(?=[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ]))"
)
_TIGHT_BEFORE = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ]{3})\.")
_WORD_BEFORE = re.compile(r"[^\W_][\w.'’-]*$")
_FIRST_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# "U.S", "a.m", "S.H", "Ph.D", "н.э": written with stops inside.
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
# The number of an item at the opening of a line: "1. ", "2) ".
_ITEM = re.compile(r"\s*(?:\d{1,2}|[^\W\d_])$")
_INITIAL = re.compile(r"[^\W\d_]\.")
# So few words are no sentence that could end with an abbreviation ("In 1995 A.D. Rome"); one more after a figure.
_TOO_SHORT = 3
# No word before a stop is longer.
_LONGEST_WORD = 100
# Farther than this no verb of saying is looked for after a quoted question.
_ATTRIBUTION_WITHIN = 60


def sentences(text: str, paragraph: tuple[int, int], conventions: Conventions) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, in order, trimmed of white space."""
    start, end = paragraph
    out: list[tuple[int, int]] = []
    at = start
    for m in _END.finditer(text, start, end):
        if m.end() >= end or _ends_sentence(text, at, m, end, conventions):
            _add(out, text, at, m.end())
            at = m.end()
    _add(out, text, at, end)
    return out


def _add(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if lead < len(piece):
        out.append((start + lead, start + len(piece.rstrip())))


def _ends_sentence(text: str, start: int, m: re.Match[str], end: int, conventions: Conventions) -> bool:
    following = text[m.end() : min(end, m.end() + _ATTRIBUTION_WITHIN)]
    head = following.lstrip(_OPENING)
    if not head:
        return not following.strip()
    if head[0].islower():
        return False
    stop = m["stop"]
    if m["tight"] is not None:
        return _TIGHT_BEFORE.match(text, m.start(), m.end()) is not None and _opens(head, text, conventions)
    if stop != ".":
        quoted = m.end() > m.end("stop") and stop[0] in "!?…."
        return not (quoted and _attributes(head, following, conventions))
    closing = text[m.end("stop") : m.end()]
    if closing.startswith(")") and text[start : m.start()].strip().rfind("(") > 0:
        return False  # the stop ends what stands in brackets: "Gen. (ret.) Smith"
    if not closing:
        before = _WORD_BEFORE.search(text, max(start, m.start() - _LONGEST_WORD), m.start())
        if before and _keeps_stop(text, start, before, head, conventions):
            return False
    return True


def _attributes(head: str, following: str, conventions: Conventions) -> bool:
    """Whether a clause such as "Smith asked" goes on with the sentence of the quotation before it."""
    if following.lstrip()[:1] in '"“„«':
        return False
    clause = re.split(r"[.!?;:\"“”«»]", head, maxsplit=1)[0].split()[:6]
    return any(normalise(word.strip(",")) in conventions.attribution for word in clause)


def _keeps_stop(text: str, start: int, before: re.Match[str], head: str, conventions: Conventions) -> bool:
    """Whether the stop belongs to the word before it and the sentence goes on with ``head``."""
    word = before.group().rstrip(".")
    bare = normalise(word)
    if _ITEM.fullmatch(text, start, before.end()):
        return True
    if len(word) == 1 and word.isupper() and head[0].isupper():
        return _INITIAL.match(head) is not None or not _opens(head, text, conventions)
    if bare in conventions.number_abbreviations:
        return head[0].isdigit()
    if bare in conventions.abbreviations:
        return True
    if bare in conventions.trailing_abbreviations:
        return not head[0].isupper()
    if bare in conventions.closing_abbreviations or (_DOTTED.fullmatch(word) and word.islower()):
        so_far = text[start : before.end()].split(maxsplit=_TOO_SHORT + 2)
        if len(so_far) <= _TOO_SHORT + so_far[0][0].isdigit() or _names_a_zone(head, conventions):
            return True
        return not (_opens(head, text, conventions) or _is_common(head, conventions.lemmas))
    return _DOTTED.fullmatch(word) is not None and not _opens(head, text, conventions)


def _opens(head: str, text: str, conventions: Conventions) -> bool:
    """Whether ``head`` begins with a word that has its capital from the opening of a sentence: the word is common.

    Common is a function word of the language, or a word that the same text writes in lower case elsewhere.
    """
    first = _FIRST_WORD.match(head)
    if first is None or not head[0].isupper():
        return False
    word = first.group()
    if normalise(word) in conventions.function_words:
        return True
    return len(word) > 3 and re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) is not None


def _names_a_zone(head: str, conventions: Conventions) -> bool:
    """Whether a clock time goes on with its zone: "9 a.m. Pacific time"."""
    return any(normalise(word.strip(",.")) in conventions.zone_nouns for word in head.split(maxsplit=3)[:3])


def _is_common(head: str, lemmas: str | None) -> bool:
    """Whether the dictionary of the lemmatiser knows the first word of ``head``, and not as a name."""
    first = _FIRST_WORD.match(head)
    if first is None or lemmas is None or (len(first.group()) > 1 and first.group().isupper()):
        return False  # a zone in capitals ("9 a.m. ET") is no word that opens a sentence
    return in_dictionary(first.group(), lemmas)


@lru_cache(maxsize=20_000)
def in_dictionary(word: str, lemmas: str | None) -> bool:
    """Whether the dictionary of the lemmatiser (by the language's code) knows a word, and not as a name; no word without one."""
    if lemmas is None:
        return False
    from simplemma import is_known, lemmatize

    known = is_known(word.lower(), lang=lemmas, low_memory=True)
    return known and str(lemmatize(word.lower(), lang=lemmas, low_memory=True)).islower()
