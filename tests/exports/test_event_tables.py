"""POLECAT- and GDELT-shaped tables read by pandas: official columns, facts alone, and nothing lost in silence."""

from __future__ import annotations

import msgspec
import pytest

from readout.codes import goldstein
from readout.exports import export
from readout.exports.gdelt import EVENTS, MENTIONS, _date
from readout.exports.polecat import COLUMNS
from readout.record import Actor, Commitment, Event, Record
from tests.reconcile.builders import record

pd = pytest.importorskip("pandas")

# The header of the weekly files, as their users' scripts hold it.
POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\t"
    "Primary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\t"
    "Recipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\t"
    "Placename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\t"
    "Publication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion"
)


def told() -> Record:
    """A call that took place, a threat that was made, and three acts that are no facts."""
    base = record('Warta "Nusa"\tPagi', date="2031-05-01/2031-05-02", place="Wina")
    actors = (
        Actor(id="A1", kind="person", name="Ana Aro", country="TUR", office="president", mentions=((0, 10),)),
        Actor(id="A2", kind="person", name="Bo Berg", country="ROU", mentions=((21, 31),)),
        Actor(id="A3", kind="government", name="Türkiye", country="TUR", mentions=((0, 10),)),
    )
    more = {"evidence": ((11, 20),)}
    events = (
        Event(id="E1", actor=("TUR",), recipient=("ROU",), type="CONSULT", mode="phone", date="2031-05-01", from_="C1", **more),
        Event(id="E2", actor=("TUR",), recipient=("NATO",), type="THREATEN", mode="relations", from_="K1", **more),
        Event(id="E3", actor=("TUR",), recipient=("ROU",), type="CONSULT", status="planned", **more),
        Event(id="E4", actor=("TUR",), recipient=("ROU",), type="ASSAULT", status="hypothetical", **more),
        Event(id="E5", actor=("ROU",), recipient=("TUR",), type="SANCTION", status="denied", **more),
    )  # fmt: skip
    threat = Commitment(id="K1", kind="threat", issuer="A1", condition=((32, 38),))
    return msgspec.structs.replace(base, actors=actors, events=events, commitments=(threat,)).verify()


def test_polecat(tmp_path) -> None:
    notes: list[str] = []
    assert export("polecat", [told()], tmp_path, notes.append) == 1
    assert "\t".join(COLUMNS) == POLECAT
    rows = pd.read_csv(tmp_path / "events.tsv", sep="\t", na_values="None")
    assert list(rows.columns) == list(COLUMNS)
    assert list(rows["Event Type"]) == ["CONSULT", "THREATEN"]
    assert list(rows["Event Mode"]) == ["phone", "relations"]
    assert list(rows["Quad Code"]) == ["VERBAL COOPERATION", "VERBAL CONFLICT"]
    assert list(rows["Actor Country"]) == ["TUR; ROU", "TUR"]
    assert list(rows["Actor Name"]) == ["Ana Aro; Bo Berg", "Ana Aro"]
    assert rows["Actor Title"][0] == "president"
    assert list(rows["Recipient Name"].fillna("")) == ["", "NATO"]
    assert list(rows["Event Date"].fillna("")) == ["2031-05-01", ""]
    assert rows["Raw Placename"][0] == "Wina"
    assert list(rows["Source"]) == ["Warta 'Nusa' Pagi"] * 2
    assert rows["Intensity"][0] == 1.5
    assert rows["Event ID"].is_unique
    assert notes == [
        "3 events are no facts and stand in left-out.tsv: 1 denied, 1 hypothetical, 1 planned",
    ]


@pytest.mark.parametrize("name", ["polecat", "gdelt"])
def test_what_is_no_fact_stands_aside_with_its_status(name: str, tmp_path) -> None:
    export(name, [told()], tmp_path)
    rows = pd.read_csv(tmp_path / "left-out.tsv", sep="\t")
    assert list(zip(rows["event"], rows["status"], rows["type"], strict=True)) == [
        ("E3", "planned", "CONSULT"),
        ("E4", "hypothetical", "ASSAULT"),
        ("E5", "denied", "SANCTION"),
    ]
    assert set(rows["words"]) == {"menelepon"}


def test_gdelt(tmp_path) -> None:
    made = told()
    export("gdelt", [made], tmp_path)
    codes = ("EventCode", "EventBaseCode", "EventRootCode")
    rows = pd.read_csv(tmp_path / "events.tsv", sep="\t", header=None, names=EVENTS, dtype=dict.fromkeys(codes, str))
    assert len(EVENTS) == 61
    assert rows.shape == (2, 61)
    assert rows["GlobalEventID"].is_unique
    assert list(rows["EventCode"]) == ["041", "139"]
    assert list(rows["EventRootCode"]) == ["04", "13"]
    assert list(rows["QuadClass"]) == [1, 3]
    assert list(rows["GoldsteinScale"]) == [1.0, -7.0]
    assert list(rows["Actor1CountryCode"]) == ["TUR", "TUR"]
    assert list(rows["Actor2CountryCode"].fillna("")) == ["ROM", ""]
    assert rows["Actor2Code"][1] == "IGO"
    assert rows["Actor1Name"][0] == "ANA ARO"
    assert rows["Day"][0] == 20310501
    assert rows["MonthYear"][0] == 203105
    assert rows["FractionDate"][0] == 2031.3315
    assert rows["Day"].isna()[1]
    assert list(rows["DATEADDED"]) == [20310502000000] * 2
    mentions = pd.read_csv(tmp_path / "mentions.tsv", sep="\t", header=None, names=MENTIONS)
    assert mentions.shape == (2, 16)
    assert list(mentions["GlobalEventID"]) == list(rows["GlobalEventID"])
    text = made.document.text
    first = mentions.iloc[0]
    assert text[first["ActionCharOffset"] :].startswith("menelepon")
    assert text[first["Actor1CharOffset"] :].startswith("Presiden A")
    assert text[first["Actor2CharOffset"] :].startswith("Presiden B")
    assert first["MentionDocLen"] == len(text)


# Rows of GDELT's own files, as the samples of linwoodc3/gdeltPyR hold them (data/events2samps.csv): day, FractionDate, code, GoldsteinScale.
OFFICIAL = (
    ("2007-07-04", "2007.5041", "046", 7.0), ("2016-07-01", "2016.4959", "042", 1.9), ("2017-06-01", "2017.4137", "100", -5.0),
    ("2016-07-01", "2016.4959", "043", 2.8), ("2016-07-01", "2016.4959", "190", -10.0), ("2016-07-01", "2016.4959", "172", -5.0),
    ("2016-07-01", "2016.4959", "110", -2.0), ("2016-07-01", "2016.4959", "120", -4.0), ("2016-07-01", "2016.4959", "071", 7.4),
    ("2016-07-01", "2016.4959", "051", 3.4), ("2007-07-04", "2007.5041", "040", 1.0), ("2016-07-01", "2016.4959", "080", 5.0),
)  # fmt: skip


@pytest.mark.parametrize(("told", "fraction", "code", "score"), OFFICIAL)
def test_numbers_are_those_of_gdelt(told: str, fraction: str, code: str, score: float) -> None:
    assert _date(told)["FractionDate"] == fraction
    assert goldstein(code) == score


def test_columns_keep_their_order() -> None:
    assert EVENTS[:6] == ("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate", "Actor1Code")
    assert EVENTS[25:35] == (
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
        "NumArticles", "AvgTone",
    )  # fmt: skip
    assert EVENTS[-2:] == ("DATEADDED", "SOURCEURL")
    assert EVENTS[51] == "ActionGeo_Type"
