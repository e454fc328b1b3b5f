from pathlib import Path

import pytest

from readout.evaluate.coreference import best, passages

TABLE = """#Text=Rina pulang . Kata nya Dedi datang .
1-1\t0-4\tRina\tPROPER[1]\t_
1-2\t5-11\tpulang\t_\t_
1-3\t12-13\t.\t_\t_
1-4\t14-18\tKata\t_\t_
1-5\t19-22\tnya\tIDENT[1_2]|PRONOUN[2]\t_
1-6\t23-27\tDedi\tPROPER[3]\t_
"""


def test_chains_of_a_table_stand_in_its_text_as_written(tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    table.write_text(TABLE, encoding="utf-8")
    ((text, chains),) = passages(table, ("nya",))
    assert text == "Rina pulang. Katanya Dedi datang."
    ((chain, named),) = chains
    assert sorted(text[s:e] for s, e in chain) == ["Rina", "nya"]
    assert named


@pytest.mark.parametrize(
    ("weights", "sum_"),
    [([], 0.0), ([[0.2, 0.9]], 0.9), ([[0.9, 0.8], [0.8, 0.1]], 1.6), ([[0.5], [0.7], [0.1]], 0.7)],
)
def test_the_best_matching_is_not_the_greedy_one(weights: list[list[float]], sum_: float) -> None:
    assert best(weights) == pytest.approx(sum_)
