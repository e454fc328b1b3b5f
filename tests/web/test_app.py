"""The server: pages, their JSON, feeds, forms, and what it refuses."""

from __future__ import annotations

import json

import jsonschema
import pytest
from starlette.testclient import TestClient

from readout.errors import InputError
from readout.record import Record
from readout.web.app import Site, create_app
from readout.web.guard import HEADERS, Limits
from readout.web.library import Shelf
from readout.web.openapi import description
from tests.reconcile.builders import record

RECORDS = [
    record("Kabar", duration="PT50M", speaker=("Jane Roe", "AAA")),
    record("Warta", duration="PT1H20M", speaker=("Ivan Poe", "BBB")),
    record("Cermin", date="2031-05-10", published="2031-05-03", status="planned", kind="meeting"),
]
DOCUMENT = RECORDS[0].document.id


class FakeDesk:
    """A desk that remembers what it was asked for."""

    def __init__(self) -> None:
        self.corrections: list[tuple[str, ...]] = []

    def add(self, text: str, outlet: str | None, published: str | None) -> str:
        if not text.strip():
            raise InputError("there is no text")
        return DOCUMENT

    def correct(self, account: str, field: str, value: str, who: str, why: str) -> None:
        self.corrections.append((account, field, value, who, why))


def client(
    records: list[Record] | None = None,
    desk: FakeDesk | None = None,
    token: str | None = None,
    limits: Limits | None = None,
) -> TestClient:
    site = Site(Shelf(RECORDS if records is None else records), lambda code, ui: code.lower(), lambda key: (), desk)
    return TestClient(create_app(site, ("testserver",), token, limits), follow_redirects=False)


PAGES = [
    "/", "/contacts", "/dyad/AAA-BBB", f"/contact/{DOCUMENT}/C1", f"/article/{DOCUMENT}", "/actor/AAA:aro",
    "/commitments", "/search?q=Kremlin", "/review", "/add",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("ui", ["en", "id"])
def test_every_page_answers_safely(address: str, ui: str) -> None:
    answer = client(desk=FakeDesk()).get(address, params={"ui": ui, "q": "Kremlin"} if "?" in address else {"ui": ui})
    assert answer.status_code == 200
    assert f'<html lang="{ui}">' in answer.text
    assert {k: answer.headers[k] for k in HEADERS} == HEADERS
    assert " style=" not in answer.text
    assert "<script>" not in answer.text
    assert len(answer.content) < 60_000


def test_the_two_sides_stand_beside_each_other() -> None:
    page = client().get(f"/contact/{DOCUMENT}/C1").text
    assert "aaa says" in page
    assert "bbb says" in page
    assert "50 min" in page
    assert "1 h 20 min" in page
    assert '<span class="verdict differ">differ</span>' in page
    assert f"/article/{DOCUMENT}#s-39" in page


def test_article_text_is_never_markup() -> None:
    hostile = record("<img src=x onerror=alert(1)>", text="<script>alert(1)</script>" + "x" * 60)
    page = client([hostile]).get(f"/article/{hostile.document.id}").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;" in page


@pytest.mark.parametrize(
    "address", ["/nowhere", "/article/0000", "/contact/0000/C1", "/actor/ZZZ:nobody", "/dyad/AAA", "/dyad/AAA-BBB.xml"]
)
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert client().get(address).status_code == 404


def test_a_desk_is_needed_for_forms() -> None:
    visitor = client()
    assert visitor.get("/add").status_code == 404
    assert visitor.post("/correct").status_code == 404


def test_adding_needs_the_token_of_the_form() -> None:
    visitor = client(desk=FakeDesk())
    assert visitor.post("/add", data={"text": "words"}).status_code == 403
    visitor.get("/add")
    token = visitor.cookies["readout_csrf"]
    assert visitor.post("/add", data={"text": "words", "csrf": "other"}).status_code == 403
    added = visitor.post("/add", data={"text": "words", "csrf": token})
    assert (added.status_code, added.headers["location"]) == (303, f"/article/{DOCUMENT}")
    empty = visitor.post("/add", data={"text": " ", "csrf": token})
    assert empty.status_code == 422
    assert "there is no text" in empty.text


def test_a_correction_goes_to_the_desk() -> None:
    desk = FakeDesk()
    visitor = client(desk=desk)
    visitor.get("/")
    form = {"account": f"{DOCUMENT}/C1", "field": "duration", "value": "PT55M", "who": "Ed", "why": "heard it"}
    assert visitor.post("/correct", data={**form, "csrf": visitor.cookies["readout_csrf"]}).status_code == 303
    assert desk.corrections == [(f"{DOCUMENT}/C1", "duration", "PT55M", "Ed", "heard it")]
    incomplete = {**form, "why": "", "csrf": visitor.cookies["readout_csrf"]}
    assert visitor.post("/correct", data=incomplete).status_code == 422


def test_a_form_of_another_site_is_refused() -> None:
    visitor = client(desk=FakeDesk())
    assert visitor.post("/add", data={"text": "x"}, headers={"origin": "https://elsewhere.example"}).status_code == 403


def test_another_host_is_refused() -> None:
    assert client().get("/", headers={"host": "elsewhere.example"}).status_code == 421
    assert client().get("/", headers={"host": "[broken"}).status_code == 421


def test_a_token_opens_once_and_stays() -> None:
    visitor = client(token="a-long-and-secret-token")
    assert visitor.get("/").status_code == 401
    assert visitor.get("/?token=wrong").status_code == 401
    assert visitor.get("/", headers={"authorization": "Bearer a-long-and-secret-token"}).status_code == 200
    assert visitor.get("/?token=a-long-and-secret-token").status_code == 303
    assert visitor.get("/").status_code == 200


def test_too_much_and_too_often() -> None:
    limits = Limits(body=1000, burst=3, rate=0.0001)
    visitor = client(desk=FakeDesk(), limits=limits)
    assert visitor.post("/add", content=b"x" * 2000).status_code == 413
    assert [visitor.get("/commitments").status_code for _ in range(3)] == [200, 200, 429]


def test_json_is_as_described() -> None:
    described = description()
    visitor = client()
    places = {
        f"/article/{DOCUMENT}.json": "/article/{document}.json",
        f"/contact/{DOCUMENT}/C1.json": "/contact/{document}/{contact}.json",
        "/index.json": "/index.json",
        "/contacts.json": "/contacts.json",
        "/dyad/AAA-BBB.json": "/dyad/{one}-{other}.json",
        "/actor/AAA:aro.json": "/actor/{actor}.json",
        "/commitments.json": "/commitments.json",
        "/search.json?q=Kremlin&kind=phone_call": "/search.json",
        "/review.json": "/review.json",
    }
    assert set(places.values()) == set(described["paths"])
    for address, path in places.items():
        answer = visitor.get(address)
        schema = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(answer.json(), {**schema, "components": described["components"]})


def test_feeds() -> None:
    visitor = client()
    assert visitor.get("/actor/AAA:aro.atom").text.count("<entry>") == 3
    assert visitor.get("/actor/AAA:aro.ics").text.count("BEGIN:VEVENT") == 1
    assert visitor.get("/planned.ics").text.count("BEGIN:VEVENT") == 1
    atom = visitor.get("/dyad/AAA-BBB.atom")
    assert atom.headers["content-type"].startswith("application/atom+xml")
    assert atom.text.count("<entry>") == 3
    calendar = visitor.get("/dyad/AAA-BBB.ics")
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.text.count("BEGIN:VEVENT") == 1


def test_missing_json_says_so_in_json() -> None:
    answer = client().get("/article/0000.json")
    assert answer.status_code == 404
    assert "error" in json.loads(answer.text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=Kremlin", 3), ("kind=meeting", 1), ("q=Kremlin&outlet=Warta", 1), ("language=en", 0), ("actor=Ana", 3),
        ("since=2031-05-03", 1), ("until=2031-05-02", 2), ("actor=Ivan+Poe", 1), ("", 0),
    ],
)  # fmt: skip
def test_search_is_narrowed(query: str, found: int) -> None:
    assert len(client().get(f"/search.json?{query}").json()["articles"]) == found


@pytest.mark.parametrize("address", ["/contacts?page=0", "/contacts?page=x", "/search?q=a&since=yesterday"])
def test_what_is_asked_wrongly_is_said_so(address: str) -> None:
    assert client().get(address).status_code == 422


def test_long_lists_have_pages() -> None:
    many = [
        record("Kabar", f"2031-{m:02}-{d:02}", date=f"2031-{m:02}-{d:02}") for m in range(1, 5) for d in range(1, 21)
    ]
    visitor = client(many)
    first, last = visitor.get("/contacts.json").json(), visitor.get("/contacts.json?page=2").json()
    assert (first["more"], last["more"]) == (True, False)
    assert len(first["contacts"]) + len(last["contacts"]) == len(many)
    page = visitor.get("/contacts")
    assert "/contacts?page=2" in page.text
    assert len(page.content) < 60_000
