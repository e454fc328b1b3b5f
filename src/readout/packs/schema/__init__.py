"""The shapes of pack data, one module for each topic. A topic is a row in :data:`TOPICS`; see docs/add-a-language.md."""

from readout.packs.schema.base import Entry, Strict, Topic
from readout.packs.schema.chains import Chains
from readout.packs.schema.clauses import Clauses
from readout.packs.schema.commitments import Commitments
from readout.packs.schema.contacts import Contacts
from readout.packs.schema.contexts import Contexts
from readout.packs.schema.cues import Cue, Cues
from readout.packs.schema.events import Events
from readout.packs.schema.inflection import Inflections
from readout.packs.schema.modality import Conditions, Modality
from readout.packs.schema.offices import Offices
from readout.packs.schema.references import References
from readout.packs.schema.times import Times
from readout.packs.schema.writing import Writing

TOPICS: dict[str, type[Topic]] = {
    "chains": Chains,
    "clauses": Clauses,
    "commitments": Commitments,
    "conditions": Conditions,
    "contacts": Contacts,
    "contexts": Contexts,
    "cues": Cues,
    "events": Events,
    "inflection": Inflections,
    "modality": Modality,
    "offices": Offices,
    "references": References,
    "times": Times,
    "writing": Writing,
}

__all__ = [
    "TOPICS",
    "Chains",
    "Clauses",
    "Commitments",
    "Conditions",
    "Contacts",
    "Contexts",
    "Cue",
    "Cues",
    "Entry",
    "Events",
    "Inflections",
    "Modality",
    "Offices",
    "References",
    "Strict",
    "Times",
    "Topic",
    "Writing",
]
