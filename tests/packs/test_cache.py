"""The cache of packs: it changes how fast a pack loads, and nothing else, whatever state it is in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from readout import packs
from readout.errors import PackError
from readout.packs.loader import BUILT_IN


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("READOUT_CACHE", str(folder))
    return folder


def copied(tmp_path: Path, name: str) -> Path:
    root = tmp_path / name
    shutil.copytree(BUILT_IN / "en", root / "en")
    return root


def test_a_pack_from_the_cache_is_the_pack(tmp_path: Path, cache: Path) -> None:
    strict = packs.load("en", copied(tmp_path, "a"))
    assert len(list(cache.glob("pack-*"))) == 1
    again = packs.load("en", copied(tmp_path, "b"))
    assert len(list(cache.glob("pack-*"))) == 1, "the same files are found, wherever they lie"
    assert again.meta == strict.meta
    assert again.topics == strict.topics


@pytest.mark.parametrize("damage", [b"", b"x" * 100, None])
def test_a_damaged_file_is_no_different_from_none(tmp_path: Path, cache: Path, damage: bytes | None) -> None:
    strict = packs.load("en", copied(tmp_path, "a"))
    (held,) = cache.glob("pack-*")
    held.write_bytes(held.read_bytes()[:-1] if damage is None else damage)
    assert packs.load("en", copied(tmp_path, "b")).topics == strict.topics


def test_an_edited_pack_is_read_anew_and_strictly(tmp_path: Path, cache: Path) -> None:
    packs.load("en", copied(tmp_path, "a"))
    root = copied(tmp_path, "b")
    with (root / "en" / "lexicon" / "cues.toml").open("a", encoding="utf-8") as file:
        file.write("\n[nonsense]\n")
    with pytest.raises(PackError, match="nonsense"):
        packs.load("en", root)


def test_a_file_that_no_topic_reads_is_refused_from_the_cache_too(tmp_path: Path, cache: Path) -> None:
    packs.load("en", copied(tmp_path, "a"))
    root = copied(tmp_path, "b")
    (root / "en" / "lexicon" / "spells.toml").write_text("")
    with pytest.raises(PackError, match="spells"):
        packs.load("en", root)


def test_a_cache_that_cannot_be_written_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("READOUT_CACHE", str(tmp_path / "file" / "cache"))
    assert packs.load("en", copied(tmp_path, "a")).code == "en"
