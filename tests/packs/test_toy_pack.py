"""A language is a folder: dropping one in is enough to read articles in it."""

from pathlib import Path

import pytest

from readout import Coder, LanguageError

PACK = 'code = "tok"\nname = "Toy"\nscript = "Latn"\norigin = "made up"\nlicence = "Apache-2.0"\n'
WRITING = 'function = ["li", "toki", "ala"]\nboilerplate = ["pana:"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tok" / "lexicon").mkdir(parents=True)
    (tmp_path / "tok" / "pack.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "tok" / "lexicon" / "writing.toml").write_text(WRITING, encoding="utf-8")
    return tmp_path


def test_a_coder_reads_the_new_language(folder: Path) -> None:
    coder = Coder(folder)
    assert "tok" in coder.languages
    record = coder.code("pana:\njan lawa li toki ala tawa jan ante.", published="2031-05-07").verify()
    assert record.document.language == "tok"
    assert record.document.published
    assert record.document.published.value == "2031-05-07"


def test_a_pack_of_one_file_works(folder: Path) -> None:
    (folder / "tok" / "lexicon" / "writing.toml").unlink()
    record = Coder(folder).code("jan lawa li toki, 2031-05-07.", "tok").verify()
    assert record.document.language == "tok"


def test_other_coders_do_not_know_it(folder: Path) -> None:
    Coder(folder)
    with pytest.raises(LanguageError, match="no language pack 'tok'"):
        Coder().code("jan li toki", "tok")
