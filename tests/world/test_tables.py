"""The self-test of the tables: what may not stand in them, and how much doubt they hold at most."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from readout.world import World

WORLD = World()
CODES = {n.code for n in WORLD.names if n.kind == "country"}
SINGLE = ("head-of-government", "foreign-minister", "defence-minister")
# Offices that several hold at once by law, or that the source fills twice: a collective presidency, two co-princes.
MAJOR = [
    "USA",
    "RUS",
    "CHN",
    "GBR",
    "FRA",
    "DEU",
    "JPN",
    "IND",
    "IDN",
    "ITA",
    "CAN",
    "UKR",
    "TUR",
    "IRN",
    "ISR",
    "SAU",
    "EGY",
    "AUS",
    "BRA",
    "KOR",
    "MYS",
    "SGP",
    "VNM",
    "PHL",
]


def test_every_state_of_a_term_is_known() -> None:
    strange = {t.country for t in WORLD.who.tenures if not t.country.startswith("IGO:")} - CODES
    assert not strange


def test_every_term_has_its_person_and_every_person_a_name() -> None:
    assert {t.person for t in WORLD.who.tenures} <= set(WORLD.who.persons)
    assert all(p.name.strip() for p in WORLD.who.persons.values())


def test_dates_are_iso_and_in_order() -> None:
    for t in WORLD.who.tenures:
        for date in (t.start, t.end, t.as_of):
            assert not date or (len(date.rstrip("s")) in (4, 7, 10) and date[:4].isdigit()), t
        n = min(len(t.start), len(t.end))
        assert not t.end or t.start[:n] <= t.end[:n], t


def test_an_open_term_says_when_it_was_last_confirmed() -> None:
    unsaid = [t for t in WORLD.who.tenures if not t.end and not t.as_of]
    assert len(unsaid) <= 4, unsaid


def test_no_alias_repeats_and_none_is_shared_by_two_leaders_of_one_state() -> None:
    for p in WORLD.who.persons.values():
        assert len(set(p.aliases)) == len(p.aliases), p
    leaders = {t.person for t in WORLD.who.tenures if t.role in ("head-of-state", "head-of-government")}
    shared = Counter(
        (p.country, a) for p in WORLD.who.persons.values() if p.id in leaders for a in {p.name, *p.aliases}
    )
    assert not [key for key, n in shared.items() if n > 1 and not key[1].isupper()]


@pytest.mark.parametrize("role", SINGLE)
def test_one_holder_at_a_time_in_major_states(role: str) -> None:
    """Overlaps beyond a handover of a month; the list is short and may only shrink."""
    doubled = {c for c in MAJOR if _overlaps(c, role)}
    assert len(doubled) <= 3, doubled


def _overlaps(country: str, role: str) -> list[tuple[str, str]]:
    terms = sorted((t for t in WORLD.who.tenures if (t.country, t.role) == (country, role)), key=lambda t: t.start)
    out = []
    for a, b in pairwise(terms):
        if a.person != b.person and b.start >= "2014" and a.end[:7] > b.start[:7] and len(b.start) > 4 < len(a.end):
            out.append((a.person, b.person))
    return out


@pytest.mark.parametrize("day", ["2014-07-01", "2018-07-01", "2021-12-30", "2024-07-01"])
def test_no_gap_in_the_leaders_of_major_states(day: str) -> None:
    empty = [c for c in MAJOR if not WORLD.who.holders(c, ("head-of-state", "head-of-government"), day)]
    assert not empty


def test_no_form_names_two_states_unless_marked() -> None:
    meanings: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for n in WORLD.names:
        if n.kind == "country" and not n.ambiguous and n.form_type not in ("adjective", "capital-metonym"):
            meanings[n.form, n.language].add(n.code)
    assert not {form: codes for form, codes in meanings.items() if len(codes) > 1}


@pytest.mark.parametrize("language", ["id", "en", "ru"])
def test_every_state_has_a_name_in_every_language(language: str) -> None:
    named = {n.code for n in WORLD.names if n.kind == "country" and n.language.rstrip("*") == language}
    assert len(CODES - named) <= 6, sorted(CODES - named)


def test_every_form_has_an_origin() -> None:
    known = {"CLDR-id", "CLDR-id-alt", "CLDR-en", "CLDR-ru", "factbook", "own", "own-knowledge"}
    assert {n.source for n in WORLD.names} <= known
    sources = {t.source.partition(":")[0] for t in WORLD.who.tenures}
    assert sources <= {"eps", "factbook", "ifg", "wlc", "own-knowledge", "article"}
