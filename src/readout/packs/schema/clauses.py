"""``lexicon/clauses.toml``: the small words by which clauses and noun phrases are told apart. All are normal forms."""

from __future__ import annotations

from readout.packs.schema.base import Entry, Topic


class Clauses(Topic, frozen=True, kw_only=True):
    """Closed classes of words.

    ``complementiser`` opens a content clause (that, bahwa, что); ``infinitive`` an infinitive (to, untuk, agar).
    ``to`` marks a person spoken to (kepada). ``preposition`` opens a circumstance; ``inside`` are prepositions that go
    on with a noun phrase (of, dari), ``named_inside`` those of them that go on with a name only before another. ``about`` opens what is spoken of (о), a
    ``correlative`` stands between it and the complementiser (о том, что). ``conjunction`` joins equals, ``further`` (of several words too) adds a matter to those talked of (as well as); ``linker`` opens a further verb of the same
    subject (while, seraya). ``subordinator`` opens a side clause. ``relative`` opens a relative clause. ``adverb`` (or words with an
    ``adverb_ending``) and
    ``auxiliary`` may stand between subject and verb, a ``copula`` makes it passive; ``negation`` turns a cue off, ``emphatic`` words stand before a name (сама). ``opener`` opens a sentence and
    belongs to no phrase (however, namun). ``pronoun`` is a subject by itself (``plural`` those for several, or for none that could go on speaking); of them ``gendered`` ones mean either men or women, ``neuter`` ones a body; ``determiner`` opens a noun phrase,
    ``definite`` ones alone stand before a word for those last named together ("*the two* leaders").
    ``addressed`` nouns are spoken to and named by no one (reporters). ``matter`` stands for the sentence before
    ("hal itu disampaikan X"). ``reciprocal`` words ("each other") hold a statement and its reporters together.
    ``verb_beginning`` are the letters by which a word shows that it is a verb (mem-, meng-): it ends a source.
    ``participle`` are endings of a verb that shares the subject of the clause (-ing, -в), ``infinitive_ending`` of one that says nothing by itself (-ть); with ``finite_ending``
    a verb cue must end so. ``article`` words
    stand before nouns only. ``tagged``: a cue must be a verb for the tagger too, but for
    forms that are always one (``certain``, or with a ``certain_ending``). ``comma_opens`` tells that
    a comma after the cue opens the content (mengatakan, …); ``late_source`` that a source behind
    its cue may stand behind an addressee or circumstance ("сказал в интервью директор"), with ``adjective`` endings
    before its head. ``quoted_as`` stands between a person cited and a participle
    ("cited X as saying"). ``collective`` words mean the two last named together. ``label`` words open a
    line of a transcript (Q, Question), ``first_person`` words tell that
    somebody talks. ``also`` opens a further office in a relative clause ("yang juga ketua"). ``as_said`` stands before a cue whose content follows its source ("как заявил S, C"). ``person``, ``people``, ``organ`` and ``outlet`` are head nouns of
    sources without a name, ``again`` nouns by which the last speaker is named again (дипломат).

    ``place`` prepositions make a source of a place where the verb is plural (``plural_ending``) and nothing else its subject
    ("в МИД сообщили"). ``approach`` are verbs (lemmas) of turning to somebody, whose purpose can be a cue ("called S to thank him"); ``future`` auxiliaries
    make a cue one of words that nobody has said yet, ``future`` verbs (lemmas) do so in forms with a ``future_ending``.
    A word with a ``told_ending`` behind a comma is a participle that tells more of the noun before it.
    ``document`` are the nouns (lemmas) of what a ``written`` cue is found in ("в заявлении говорится"), and of what speaks for its
    maker, whom an ``agent`` or a ``made_by`` preposition names ("a letter from S").

    ``told_through``: what a person plainly tells that another said ("T said that S called for peace") is S's, brought by T.

    ``writer`` pronouns stand outside quotations for who wrote the text, whom nothing in it names: they are no source.

    ``spoken_at`` prepositions stand before the place where somebody spoke. ``genitive`` stands between who said something and the noun for it ("Berg*'s* claim"). ``masthead`` words stand in the names of outlets ("The Harbour *Times*").

    ``named_sources``: an unknown phrase is a source only where it holds a name or a word for people, an organ or an office,
    with ``quoted_proves`` also where words in quotation marks are its own.
    """

    complementiser: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    preposition: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    correlative: tuple[str, ...] = ()
    named_inside: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    conjunction: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    linker: tuple[str, ...] = ()
    subordinator: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    adverb: tuple[str, ...] = ()
    adverb_ending: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] = ()
    copula: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()
    opener: tuple[Entry, ...] = ()
    pronoun: tuple[str, ...] = ()
    named_sources: bool = False
    quoted_proves: bool = False
    spoken_at: tuple[str, ...] = ()
    genitive: tuple[str, ...] = ()
    masthead: tuple[str, ...] = ()
    writer: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    determiner: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    reciprocal: tuple[Entry, ...] = ()
    agent: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    verb_beginning: tuple[str, ...] = ()
    infinitive_ending: tuple[str, ...] = ()
    finite_ending: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    quoted_as: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    as_said: tuple[str, ...] = ()
    certain: tuple[str, ...] = ()
    emphatic: tuple[str, ...] = ()
    gendered: tuple[str, ...] = ()
    neuter: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    certain_ending: tuple[str, ...] = ()
    tagged: bool = False
    comma_opens: bool = False
    late_source: bool = False
    told_through: bool = False
    place: tuple[str, ...] = ()
    approach: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    future_ending: tuple[str, ...] = ()
    told_ending: tuple[str, ...] = ()
    plural_ending: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organ: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
