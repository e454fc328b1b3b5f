"""Text with exact offsets: paragraphs, sentences, tokens, quotations, phrases. Knows no language by itself."""

from readout.text.conventions import Conventions
from readout.text.document import Document, Sentence, analyse
from readout.text.language import identify
from readout.text.names import Gazetteer, NameLabel, NameModel, entities, features, name_model, pack
from readout.text.phrases import Hit, PhraseBook, uncovered
from readout.text.quotations import Quotation
from readout.text.sentences import in_dictionary
from readout.text.tagger import Tagger
from readout.text.tokens import Token, normalise, tokenise
from readout.text.wellformed import well_formed

__all__ = [
    "Conventions",
    "Document",
    "Gazetteer",
    "Hit",
    "NameLabel",
    "NameModel",
    "PhraseBook",
    "Quotation",
    "Sentence",
    "Tagger",
    "Token",
    "analyse",
    "entities",
    "features",
    "identify",
    "in_dictionary",
    "name_model",
    "normalise",
    "pack",
    "tokenise",
    "uncovered",
    "well_formed",
]
