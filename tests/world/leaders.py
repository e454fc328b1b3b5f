"""Leaders and foreign ministers of G20, ASEAN, EU and UNSC members at random dates, named by surname and state."""

import random
from datetime import date, timedelta

from readout.world import Tenure, World, standing
from readout.world.matching import words_of

G20 = [
    "ARG",
    "AUS",
    "BRA",
    "CAN",
    "CHN",
    "FRA",
    "DEU",
    "IND",
    "IDN",
    "ITA",
    "JPN",
    "KOR",
    "MEX",
    "RUS",
    "SAU",
    "ZAF",
    "TUR",
    "GBR",
    "USA",
]
ASEAN = ["BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "TLS", "VNM"]
EU = [
    "AUT",
    "BEL",
    "BGR",
    "HRV",
    "CYP",
    "CZE",
    "DNK",
    "EST",
    "FIN",
    "FRA",
    "DEU",
    "GRC",
    "HUN",
    "IRL",
    "ITA",
    "LVA",
    "LTU",
    "LUX",
    "MLT",
    "NLD",
    "POL",
    "PRT",
    "ROU",
    "SVK",
    "SVN",
    "ESP",
    "SWE",
]
COUNCIL = ["USA", "GBR", "FRA", "RUS", "CHN", "DZA", "DNK", "GRC", "GUY", "PAK", "PAN", "KOR", "SLE", "SVN", "SOM"]
STATES = sorted({*G20, *ASEAN, *EU, *COUNCIL})
ROLES = ("head-of-state", "head-of-government", "foreign-minister")
SINCE, UNTIL = date(2014, 1, 1), date(2025, 12, 31)


def sample(world: World, seed: int, size: int) -> list[tuple[str, Tenure, str]]:
    """Rows of surname, term, date: a term that holds the date, drawn with its state, its role and its day at random."""
    draw = random.Random(seed)
    rows: list[tuple[str, Tenure, str]] = []
    while len(rows) < size:
        day = (SINCE + timedelta(days=draw.randrange((UNTIL - SINCE).days))).isoformat()
        held = world.who.holders(draw.choice(STATES), draw.choice(ROLES), day)
        held = [h for h in held if standing(h.tenure, day) == "held"]
        if held:
            chosen = draw.choice(held)
            person = chosen.person
            rows.append((person.family or words_of(person.name)[-1], chosen.tenure, day))
    return rows
