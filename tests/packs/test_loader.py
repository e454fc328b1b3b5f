"""The loader refuses what it does not understand, and says where."""

from pathlib import Path

import pytest

from readout import packs
from readout.errors import LanguageError, PackError
from readout.passes.times.recognise import RecogniseTimes

PACK = 'code = "xx"\nname = "Toy"\nscript = "Latn"\norigin = "made up"\nlicence = "Apache-2.0"\n'


def _pack(root: Path, writing: str | None = None, meta: str = PACK, name: str = "lexicon/writing.toml") -> Path:
    folder = root / "xx"
    folder.mkdir()
    (folder / "pack.toml").write_text(meta, encoding="utf-8")
    if writing is not None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(writing, encoding="utf-8")
    return folder


def test_a_pack_is_found_by_its_folder(tmp_path: Path) -> None:
    _pack(tmp_path)
    assert "xx" in packs.available(tmp_path)
    assert packs.load("xx", tmp_path).meta.name == "Toy"


def test_every_pack_of_the_house_loads_and_names_its_origin() -> None:
    for code in packs.available():
        meta = packs.load(code).meta
        assert meta.origin
        assert meta.licence


def test_no_pack_for_a_language_lists_those_there_are() -> None:
    with pytest.raises(LanguageError, match=r"no language pack 'tlh' \(available: en, id, ru; see docs/add-a-language"):
        packs.load("tlh")


@pytest.mark.parametrize(
    ("writing", "fault"),
    [
        ('# one\nfunctions = ["a"]\n', r"writing\.toml:2: .*unknown field `functions`"),
        (
            'clitics = ["nya"]\n\n[[abbreviation]]\nwords = ["dr"]\nword = "x"\n',
            r"writing\.toml:5: .*unknown field `word`",
        ),
        ('function = ["a"]\nclitics = []\n', r"writing\.toml:2: 'clitics' is empty \(leave it out\)"),
        ('function = [\n  "dan",\n  "yang",\n  "dan",\n]\n', r"writing\.toml:4: 'dan' stands twice in 'function'"),
        ('function = ["dan", "Dan"]\n', r"writing\.toml:1: 'Dan' stands twice"),
        ('[[abbreviation]]\nwords = ["dr"]\n[[abbreviation]]\nwords = ["dr"]\n', r"writing\.toml:4: 'dr' stands twice"),
        ('\nfunction = ["a", " "]\n', r"writing\.toml:2: an empty word in 'function'"),
        ("\nboilerplate = ['(open']\n", r"writing\.toml:2: bad pattern '\(open'"),
        ('function = "dan"\n', r"writing\.toml:1: .*Expected `array`"),
        ('function = ["dan"\nclitics = 1\n', r"writing\.toml:2: not TOML"),
    ],
)
def test_a_wrong_topic_is_refused_with_file_and_line(tmp_path: Path, writing: str, fault: str) -> None:
    _pack(tmp_path, writing)
    with pytest.raises(PackError, match=fault):
        packs.load("xx", tmp_path)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("lexicon/writting.toml", r"writting\.toml: unknown topic 'writting' \(topics: .*writing"),
        ("lexicons/writing.toml", r"a file that no topic reads"),
    ],
)
def test_a_file_that_nothing_reads_is_refused(tmp_path: Path, name: str, fault: str) -> None:
    _pack(tmp_path, 'function = ["dan"]\n', name=name)
    with pytest.raises(PackError, match=fault):
        packs.load("xx", tmp_path)


@pytest.mark.parametrize(
    ("meta", "fault"),
    [
        (PACK.replace("xx", "yy"), r"pack\.toml:1: code 'yy' does not match the folder 'xx'"),
        (PACK + 'colour = "red"\n', r"pack\.toml:6: .*unknown field `colour`"),
        (PACK.replace('origin = "made up"\n', ""), r"pack\.toml:\d+: .*missing required field `origin`"),
        ("code = \xff", r"pack\.toml"),
    ],
)
def test_a_wrong_pack_toml_is_refused(tmp_path: Path, meta: str, fault: str) -> None:
    _pack(tmp_path, meta=meta)
    with pytest.raises(PackError, match=fault):
        packs.load("xx", tmp_path)


def test_a_folder_without_packs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no language pack here"):
        packs.available(tmp_path / "nowhere")


def test_a_rule_of_time_that_does_not_compile_is_named_with_its_line(tmp_path: Path) -> None:
    _pack(tmp_path, '\n[[rule]]\nname = "day"\npattern = "(month"\n', name="times/rules.toml")
    with pytest.raises(PackError, match=r"rules\.toml:3: rule 'day'"):
        RecogniseTimes(packs.load("xx", tmp_path))
