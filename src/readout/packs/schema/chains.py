"""``lexicon/chains.toml``: the words by which an article names who brought a statement, and how it was made."""

from __future__ import annotations

from readout.packs.schema.base import Entry, Topic
from readout.record import Medium


class MediumWords(Entry, frozen=True, kw_only=True):
    """Phrases that tell how a statement was made ("dalam keterangan tertulis")."""

    medium: Medium


class Chains(Topic, frozen=True, kw_only=True):
    """Credits and circumstances.

    ``credit`` stands before the outlet it names ("as quoted by"); ``citing`` too, but where an outlet reports
    whom it cites for it ("mengutip"), ``relaying`` where anybody brings the words of whom it names ("said S, quoting T");
    ``credit_after`` behind it ("сообщает").
    ``venue`` words are a credit only where an outlet stands right behind them: a word for one, a quoted name, a known agency ("в эфире").
    ``quoting`` stands behind a quotation, before the outlet and the person whose words it brings ("«C», — цитирует T S").
    ``opening`` credits may open a sentence and then attribute the whole of it ("Dilansir dari"). ``medium`` phrases
    tell how a statement was made.
    """

    credit: tuple[Entry, ...] = ()
    citing: tuple[Entry, ...] = ()
    relaying: tuple[Entry, ...] = ()
    credit_after: tuple[Entry, ...] = ()
    venue: tuple[Entry, ...] = ()
    quoting: tuple[Entry, ...] = ()
    opening: tuple[Entry, ...] = ()
    medium: tuple[MediumWords, ...] = ()
