"""``lexicon/modality.toml`` and ``lexicon/conditions.toml``: what makes of a told act a plan, a denial or an if."""

from __future__ import annotations

from typing import Literal, TypeAlias

from readout.packs.schema.base import Entry, Topic

Reach: TypeAlias = Literal["touch", "next", "near", "clause", "complement"]


class ModalCue(Entry, frozen=True, kw_only=True):
    """Words that settle the mode of a predicate; the group they stand in is the mode.

    ``left`` is how far they govern where they stand left of the predicate, ``right`` where they stand right of it;
    without one they govern nothing from that side:

    * ``touch``: the word beside them;
    * ``next``: the next predicate, over fillers and other cues only;
    * ``near``: over four words at most, inside one clause (for nouns: "no official contact");
    * ``clause``: to the end of their clause;
    * ``complement``: everything up to an adversative or the end of the sentence.

    ``cleft`` is set where they govern into one relative clause ("it was not Russia that ..."). ``beside`` is set where they count
    only with a word of that group: ``claim`` ("rejected *allegations* that ..."), ``partisan`` ("according to the *rebels*"),
    ``hinder`` ("*kept* the council from sending"). ``lower`` is set where the word written with a capital is another word
    ("May"). ``inside``: they hold the predicate that they negate, too ("the talks *never began*"). With ``endings`` they govern a predicate in such a form only (*from* sending).
    """

    left: Reach | None = None
    right: Reach | None = None
    cleft: bool = False
    beside: Literal["claim", "partisan", "hinder"] | None = None
    lower: bool = False
    inside: bool = False
    endings: tuple[str, ...] = ()


class Boundary(Entry, frozen=True, kw_only=True):
    """A word that opens a clause. Only ``complement`` ("that") and ``relative`` clauses can be governed from outside."""

    kind: Literal["complement", "relative", "subordinate", "coordinate", "adversative"]


class Modality(Topic, frozen=True, kw_only=True):
    """Cues by mode, and the words that bound or carry them. ``purpose`` ("to", "in order to") is planned, too; ``conditional``
    cues stand for a condition told before ("otherwise").

    ``negation_joins``: a cue before two joined predicates governs both ("did not condemn or accuse"; not so
    Russian «не»). ``closing`` words end a noun phrase: a cue that is near does not reach over them. ``neutral`` phrases hold a cue that means nothing there ("not only"). ``filler`` words may stand between a cue and
    its predicate; so may words with one of ``filler_endings``. ``occur`` are the verbs by which a noun takes place
    ("was held"): a noun has the mode of such a verb. ``claim`` nouns name what somebody alleges. ``speech`` verbs
    report or commit: a condition beside what they report is not theirs. ``partisan`` nouns name one side of a war.

    A verb is told as still to come by a form with one of ``future_endings`` alone (Russian «подпишут») if it is one of ``perfective``, or
    its lemma ends as verbs do (``infinitive_endings``) and opens with one of ``perfective_beginnings``, unless the form has one of
    ``present_endings`` or the lemma one of ``imperfective_endings`` or is ``imperfective``. ``participles`` but look
    like such forms («убит»). An infinitive by itself tells no fact, but behind an ``implicative`` verb
    ("managed to", «удалось»).
    """

    negation_joins: bool = False
    negated: tuple[ModalCue, ...] = ()
    conditional: tuple[ModalCue, ...] = ()
    denied: tuple[ModalCue, ...] = ()
    planned: tuple[ModalCue, ...] = ()
    purpose: tuple[ModalCue, ...] = ()
    possible: tuple[ModalCue, ...] = ()
    demanded: tuple[ModalCue, ...] = ()
    reported: tuple[ModalCue, ...] = ()
    neutral: tuple[Entry, ...] = ()
    filler: tuple[Entry, ...] = ()
    filler_endings: tuple[str, ...] = ()
    closing: tuple[Entry, ...] = ()
    occur: tuple[Entry, ...] = ()
    claim: tuple[Entry, ...] = ()
    partisan: tuple[Entry, ...] = ()
    hinder: tuple[Entry, ...] = ()
    implicative: tuple[Entry, ...] = ()
    speech: tuple[Entry, ...] = ()
    boundary: tuple[Boundary, ...] = ()
    perfective: tuple[Entry, ...] = ()
    future_endings: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    perfective_beginnings: tuple[str, ...] = ()
    present_endings: tuple[str, ...] = ()
    imperfective_endings: tuple[str, ...] = ()
    imperfective: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()


class Marker(Entry, frozen=True, kw_only=True):
    """A word that opens a condition ("if").

    ``negative``: the condition holds where it fails ("unless"). ``future``: counts only where the other clause tells
    of something to come ("once parliament approves it"). ``only``: moreover it must hold a word of the group ``only`` ("will
    *only* stop after ..."). ``exclusive``: says so itself ("only if"). ``opening``: counts only at the head of a clause ("should the
    talks fail"). ``phrase``: a condition that is a noun phrase ("without a ceasefire"). ``needs``: counts only with one
    of these words in its clause. ``undone``: counts only where the other clause tells what will not be done ("will not talk
    *before* sanctions are lifted"); one that is ``opening``, too, counts so elsewhere than at a head ("there will be no deal *without* X"). ``after_speech``: false where the word means "that" after a verb of speech, if nothing follows. ``unreal``: what stands under it did
    not happen (Russian «если бы»). ``weak``: nothing hangs on it, but what stands under it is no fact ("even if"); one that is
    ``undone``, too, is a condition where the other clause tells what will not be done ("will not talk *until* they leave").
    """

    negative: bool = False
    future: bool = False
    only: bool = False
    exclusive: bool = False
    opening: bool = False
    phrase: bool = False
    needs: tuple[str, ...] = ()
    undone: bool = False
    after_speech: bool = True
    unreal: bool = False
    weak: bool = False

    @property
    def plain(self) -> bool:
        """Whether it opens a condition wherever it stands (but right behind a verb of speech, if not ``after_speech``)."""
        return not (self.future or self.only or self.opening or self.phrase or self.undone or self.needs)


class Conditions(Topic, frozen=True, kw_only=True):
    """Words of conditions.

    ``marker`` opens a condition; ``result`` opens its consequence ("then"); ``unlike`` are phrases that hold a marker
    but set no condition ("even if", "as if"). ``asking`` words open a question that is told ("*asked* if"). ``pointer`` words point back and are no condition alone ("*this* would ..."). ``modal`` words are the
    auxiliaries of a consequence ("would"). ``whichever`` words make a noun a condition ("any sanctions", "sanksi apa
    pun") where something is told to follow. ``outcome`` words tell of such a consequence and make a condition of their
    subject without help ("an invasion would be met with ...").
    """

    marker: tuple[Marker, ...] = ()
    result: tuple[Entry, ...] = ()
    only: tuple[Entry, ...] = ()
    modal: tuple[Entry, ...] = ()
    unlike: tuple[Entry, ...] = ()
    whichever: tuple[Entry, ...] = ()
    outcome: tuple[Entry, ...] = ()
    pointer: tuple[Entry, ...] = ()
    asking: tuple[Entry, ...] = ()
