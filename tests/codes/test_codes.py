"""The schemes as data: complete, consistent, and what is made with them."""

import pytest

from readout.codes import actor_code, balance, cameo_of, intensity, plover, plover_of, plover_rows
from readout.record import Event


def event(number: int, actor: str, recipient: str, kind: str, **more: object) -> Event:
    return Event(id=f"E{number}", actor=(actor,), recipient=(recipient,), type=kind, **more)


def test_sixteen_types_with_scores_of_their_class() -> None:
    scheme = plover()
    assert len(scheme.types) == 16
    for name, category in scheme.types.items():
        assert 1 <= category.quad <= 4
        assert -10 <= category.score <= 10
        assert (category.score > 0) == (category.quad <= 2) or category.score == 0, name
    assert len(scheme.contexts.names) == 37
    assert scheme.type_of("FIGHT") == "ASSAULT"
    assert scheme.type_of("CRIME") is None


def test_every_cameo_code_leads_to_a_known_type_and_back() -> None:
    scheme = plover()
    for name, category in scheme.types.items():
        code = cameo_of(name)
        assert plover_of(code) is not None
        for mode in category.modes:
            found = plover_of(cameo_of(name, mode))
            assert found is not None
            assert found.type in scheme.types


@pytest.mark.parametrize(
    ("code", "kind", "mode"),
    [
        ("041", "CONSULT", "phone"),
        ("0411", "CONSULT", "phone"),
        ("138", "THREATEN", "violence"),
        ("1122", "ACCUSE", "allege"),
    ],
)
def test_cameo_by_longest_prefix(code: str, kind: str, mode: str) -> None:
    found = plover_of(code)
    assert found is not None
    assert (found.type, found.mode) == (kind, mode)


def test_cameo_statements_have_no_type() -> None:
    assert plover_of("010") is None


@pytest.mark.parametrize(
    ("code", "wanted"),
    [("RUS", "RUS"), ("RUS/head-of-state", "RUS"), ("IGO:UNSC", "UN"), ("IGO:NATO", "NATO"), ("AGY:RUS:tass", None)],
)
def test_actor_codes(code: str, wanted: str | None) -> None:
    assert actor_code(code) == wanted


def test_balance_leaves_out_what_was_denied_or_is_only_planned() -> None:
    events = [
        event(1, "USA", "RUS", "CONSULT", mode="phone"),
        event(2, "RUS", "USA", "THREATEN"),
        event(3, "RUS", "USA", "ASSAULT", status="denied"),
        event(4, "USA", "RUS", "AID", status="planned"),
    ]
    assert balance(events) == {("RUS", "USA"): (1.5 - 3.5) / 2}
    assert balance(events, occurred_only=False) == {("RUS", "USA"): (1.5 - 3.5 + 10) / 3}
    assert intensity("CONSULT", "phone") == 1.5


def test_plover_rows_undo_our_departures() -> None:
    rows = plover_rows(
        [
            event(1, "USA", "JPN", "CONSULT", from_="C1"),
            event(2, "USA", "KOR", "CONSULT", from_="C1"),
            event(3, "USA", "CHN", "CONSULT", status="planned", from_="C2"),
            event(4, "RUS", "POL", "ASSAULT", status="hypothetical"),
            event(5, "RUS", "UKR", "ASSAULT", status="denied"),
            event(6, "GBR", "FRA", "CONSULT", mode="visit", from_="C3"),
        ]
    )
    assert [(r.event, r.actor, r.recipient) for r in rows] == [
        ("CONSULT", ("USA", "JPN", "KOR"), ()),
        ("AGREE", ("USA", "CHN"), ()),
        ("THREATEN", ("RUS",), ("POL",)),
        ("CONSULT", ("GBR",), ("FRA",)),
    ]
