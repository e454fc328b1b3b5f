"""Every example of every pack, as it stands beside its rules."""

import pytest

from readout.evaluate.examples import Case, cases, run
from readout.pipeline import Coder

CODER = Coder()


@pytest.mark.parametrize("case", list(cases()), ids=lambda c: c.name)
def test_example(case: Case) -> None:
    faults = run(case, CODER)
    if case.verdict == "known_failure":
        assert faults, "a known failure passes now: move it up to the positive examples"
    else:
        assert not faults, "\n".join(faults)
