"""The public face: sorted lists that name what is there, nothing private, and a dozen names at most at the top."""

import importlib
import pkgutil

import pytest

import readout


def _order(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions, as the linter has it."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


PACKAGES = ["readout", *(m.name for m in pkgutil.walk_packages(readout.__path__, "readout.") if m.ispkg)]


@pytest.mark.parametrize("name", PACKAGES)
def test_public_lists_are_sorted_and_true(name: str) -> None:
    package = importlib.import_module(name)
    listed = getattr(package, "__all__", None)
    if listed is None:
        return
    assert list(listed) == sorted(listed, key=_order)
    assert len(set(listed)) == len(listed)
    for public in listed:
        assert hasattr(package, public), f"{name} lists {public}, which it does not hold"
        assert not public.startswith("_") or public == "__version__"


def test_the_face_is_small() -> None:
    assert len(readout.__all__) <= 14


def test_every_error_is_a_readout_error() -> None:
    from readout import errors

    for name in errors.__all__:
        assert issubclass(getattr(errors, name), errors.ReadoutError)


def test_an_error_is_one_line_with_place_fault_and_next_step() -> None:
    error = readout.InputError("is\nempty", where="a.txt", next_step="give text")
    assert str(error) == "a.txt: is empty (give text)"
