"""Exports validated by the libraries of those who read them; each test is skipped, visibly, where its library is not installed."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

import readout
from readout.codes import alpha2
from readout.exports import export
from readout.exports.rows import key
from readout.record import Record

EXAMPLES = Path(__file__).parents[2] / "examples"
SOURCE = [json.loads(line) for line in (EXAMPLES / "outlets.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """The example articles, coded: three languages."""
    coder = readout.Coder()
    return [coder.code(a["text"], a["lang"], a["date"], outlet=a["outlet"]) for a in SOURCE]


def lines(name: str, records: list[Record]) -> list[dict[str, Any]]:
    stream = io.StringIO()
    export(name, records, stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_followthemoney_takes_every_property_as_it_is(records: list[Record]) -> None:
    proxy = pytest.importorskip(
        "followthemoney.proxy", reason="followthemoney is not installed: pip install -e '.[ftm]'"
    )
    found = lines("ftm", records)
    ids = {e["id"] for e in found}
    for entity in found:
        made = proxy.EntityProxy.from_dict(entity, cleaned=False)
        made.schema.validate(entity)
        kept = {name: set(values) for name, values in made.to_dict()["properties"].items()}
        assert kept == {name: set(values) for name, values in entity["properties"].items()}
        assert {v for prop, v in made.itervalues() if prop.type.name == "entity"} <= ids
    countries = {c for e in found for c in e["properties"].get("country", ())}
    assert {"tr", "gr"} <= countries
    assert all(len(c) == 2 for c in countries)


def test_two_letters_for_every_state_of_the_table_of_names() -> None:
    from readout.world import World

    states = {n.code for n in World().names if n.kind == "country" and ":" not in n.code}
    assert len(states) > 190
    assert all(alpha2(code) for code in states)


# The terms of http://www.w3.org/ns/anno.jsonld that we use, as the Web Annotation Vocabulary (W3C, 2017-02-23) defines them: compared term for
# term with the context itself, of which public repositories hold copies.
_OA = {
    "oa": "http://www.w3.org/ns/oa#", "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector",
    "identifying": "oa:identifying", "tagging": "oa:tagging",
    "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "value": "rdf:value", "format": "dc:format", "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"}, "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
}  # fmt: skip
_NS = "http://www.w3.org/ns/oa#"


def test_annotations_are_linked_data(records: list[Record]) -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed: pip install -e '.[dev]'")

    def load(url: str, options: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": {"@context": _OA},
        }

    texts = {f"urn:sha256:{r.document.id}": r.document.text for r in records}
    found = lines("annotations", records)
    assert len(found) == sum(len(list(r.spans())) for r in records)
    for annotation in found:
        # "safe" refuses whatever the context does not define: a term that is no term of the standard
        (made,) = jsonld.expand(annotation, {"documentLoader": load, "safe": True})
        assert made["@type"] == [f"{_NS}Annotation"]
        assert made[f"{_NS}motivatedBy"] == [{"@id": f"{_NS}identifying"}]
        (target,) = made[f"{_NS}hasTarget"]
        text = texts[target[f"{_NS}hasSource"][0]["@id"]]
        position, quote = target[f"{_NS}hasSelector"]
        start, end = (int(position[f"{_NS}{side}"][0]["@value"]) for side in ("start", "end"))
        assert text[start:end] == quote[f"{_NS}exact"][0]["@value"]


# Elements and attributes of TIMEX3 in TimeML 1.2.1 (2009) in the layout of TempEval-3, written from the specification: the
# official schema is no longer served.
_TIMEML = """
<!ELEMENT TimeML (DOCID, DCT, TEXT)>
<!ELEMENT DOCID (#PCDATA)>
<!ELEMENT DCT (TIMEX3)>
<!ELEMENT TEXT (#PCDATA | TIMEX3)*>
<!ELEMENT TIMEX3 (#PCDATA)>
<!ATTLIST TIMEX3
  tid ID #REQUIRED
  type (DATE | TIME | DURATION | SET) #REQUIRED
  value CDATA #REQUIRED
  functionInDocument (CREATION_TIME | EXPIRATION_TIME | MODIFICATION_TIME | PUBLICATION_TIME | RELEASE_TIME | RECEPTION_TIME | NONE) "NONE"
  temporalFunction (true | false) "false"
  mod (BEFORE | AFTER | ON_OR_BEFORE | ON_OR_AFTER | LESS_THAN | MORE_THAN | EQUAL_OR_LESS | EQUAL_OR_MORE | START | MID | END | APPROX) #IMPLIED
  quant CDATA #IMPLIED freq CDATA #IMPLIED
  beginPoint IDREF #IMPLIED endPoint IDREF #IMPLIED anchorTimeID IDREF #IMPLIED valueFromFunction IDREF #IMPLIED
  comment CDATA #IMPLIED>
"""


def test_timeml_is_valid(records: list[Record], tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed: pip install -e '.[html]'")
    export("timeml", records, tmp_path)
    dtd = etree.DTD(io.StringIO(_TIMEML))
    for record in records:
        root = etree.parse(tmp_path / f"{key(record)}.tml").getroot()
        assert dtd.validate(root), dtd.error_log
        assert "".join(root.find("TEXT").itertext()) == record.document.text
        spans = {f"t{i}": record.quote(t.span) for i, t in enumerate(record.times, 1)}
        assert {t.get("tid"): t.text for t in root.iterfind("TEXT/TIMEX3")}.items() <= spans.items()
