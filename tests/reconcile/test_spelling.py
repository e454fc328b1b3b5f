"""Misspelt names: slips are found, other ways of writing a name are not."""

from __future__ import annotations

import pytest

from readout import packs
from readout.pipeline import Coder
from readout.reconcile import names
from readout.world import Who

CODER, WHO = Coder(), Who()


@pytest.mark.parametrize(
    ("language", "draft", "right"),
    [
        ("id", "Menteri Luar Negeri AS Mike Pmopeo menjawab pertanyaan wartawan.", "Mike Pompeo"),
        ("id", "Presiden Rusia Vladmir Putin menjawab pertanyaan wartawan.", "Vladimir Putin"),
        ("en", "Secretary of State Antony Blinkin answered the questions.", "Antony Blinken"),
        ("ru", "Переговоры с президентом Франции Эммануэлем Мокроном прошли в Париже.", "Эммануэль Макрон"),
    ],
)
def test_a_slip_is_found(language: str, draft: str, right: str) -> None:
    record = CODER.code(draft, language, "2019-09-20" if "Pmopeo" in draft else "2022-01-05")
    (found,) = names(record, WHO, packs.load(language).inflection.nominatives)
    assert found.level == "warning"
    assert right in found.message


@pytest.mark.parametrize(
    ("language", "draft"),
    [
        (
            "en",
            "Ukrainian President Volodymyr Zelenskiy answered the questions of Russian Foreign Minister Sergei Lavrov.",
        ),
        ("en", "Ukrainian President Volodymyr Zelensky and President Jokowi answered the questions."),
        ("id", "Perdana Menteri Israel Benyamin Netanyahu dan Presiden Jokowi menjawab pertanyaan."),
        ("ru", "Переговоры с президентом Франции Эммануэлем Макроном провёл Сергей Викторович Лавров."),
        ("id", "Juru bicara Ana Lavrova menjawab pertanyaan."),
    ],
)
def test_another_way_of_writing_is_no_slip(language: str, draft: str) -> None:
    record = CODER.code(draft, language, "2022-01-05")
    assert names(record, WHO, packs.load(language).inflection.nominatives) == []
