"""Facts that are not language: names of states, organisations, seats and agencies, and who held which office when."""

from readout.world.inflection import Inflection
from readout.world.matching import names_match, words_of
from readout.world.offices import office_in, office_term
from readout.world.spelling import fold, latin, similar, sound
from readout.world.suggestions import Suggestion, suggestions
from readout.world.tables import Name, Person, Standing, Tenure, standing
from readout.world.who import Holding, Resolution, Who
from readout.world.world import TOPIC, World

__all__ = [
    "TOPIC",
    "Holding",
    "Inflection",
    "Name",
    "Person",
    "Resolution",
    "Standing",
    "Suggestion",
    "Tenure",
    "Who",
    "World",
    "fold",
    "latin",
    "names_match",
    "office_in",
    "office_term",
    "similar",
    "sound",
    "standing",
    "suggestions",
    "words_of",
]
