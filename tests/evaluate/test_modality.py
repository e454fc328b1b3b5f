"""The mode of a told act, on our own set; the floors are those of issue 6."""

from pathlib import Path

import pytest

from readout.errors import InputError
from readout.evaluate import Task, evaluate

GOLD = Path(__file__).parents[2] / "gold"


@pytest.mark.parametrize("language", ["id", "en"])
def test_modes_and_false_facts(language: str) -> None:
    report = evaluate(Task("modality", GOLD / f"modality-{language}.jsonl"))
    accuracy = report.tally["modality"].recall
    not_facts = report.tally["modality.facts"].recall
    assert report.articles >= 200
    assert accuracy is not None
    assert accuracy >= 0.90, report.misses
    assert not_facts is not None
    assert 1 - not_facts <= 0.02, report.misses


def test_a_span_that_does_not_read_back_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "modality-en.jsonl"
    path.write_text('{"id":"x","text":"They met.","span":[0,3],"predicate":"met","mode":"asserted","split":"dev"}\n')
    with pytest.raises(InputError, match="does not read"):
        evaluate(Task("modality", path))
