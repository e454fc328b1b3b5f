"""The shapes of pack data, one module for each topic. A topic is a row in :data:`TOPICS`; see docs/add-a-language.md."""

from readout.packs.schema.base import Entry, Strict, Topic
from readout.packs.schema.inflection import Inflections
from readout.packs.schema.writing import Writing

TOPICS: dict[str, type[Topic]] = {
    "inflection": Inflections,
    "writing": Writing,
}

__all__ = ["TOPICS", "Entry", "Inflections", "Strict", "Topic", "Writing"]
