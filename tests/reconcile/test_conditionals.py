"""A condition that a draft loses or turns round is a difference from what others tell."""

from __future__ import annotations

import pytest

from readout.pipeline import Coder
from readout.reconcile import conditionals

CODER = Coder()
WHO = "Presiden Turki Recep Tayyip Erdogan memperingatkan Perdana Menteri Yunani Kyriakos Mitsotakis bahwa Turki akan merespons dengan tegas"
TOLD = f"{WHO} jika Yunani menyerang Libya lagi."


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (f"{WHO} setiap serangan ke Yunani.", "is told without a condition here"),
        (f"{WHO} jika Libya menyerang Yunani lagi.", "the other way round"),
    ],
)
def test_a_lost_or_turned_condition_is_found(draft: str, message: str) -> None:
    mine, theirs = CODER.code(draft, "id", "2021-03-19"), CODER.code(TOLD, "id", "2021-03-18", outlet="Kabar")
    (found,) = conditionals(mine, [("k1", theirs)])
    assert (found.kind, found.level) == ("condition", "warning")
    assert message in found.message
    assert found.related[0].words == "Yunani menyerang Libya lagi"


def test_the_same_condition_and_the_draft_itself_are_no_difference() -> None:
    mine = CODER.code(TOLD.replace("lagi", "kembali"), "id", "2021-03-19")
    theirs = CODER.code(TOLD, "id", "2021-03-18", outlet="Kabar")
    assert conditionals(mine, [("k1", theirs)]) == []
    assert conditionals(mine, [("k2", mine)]) == []
