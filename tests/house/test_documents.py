"""What the documents show is true: their Python runs, their TOML is a pack's, their tables name what is there."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

import readout
from readout.errors import ReadoutError
from readout.evaluate.examples import ExampleFile
from readout.packs import Meta

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ARTICLE = (ROOT / "examples" / "warta-nusa.txt").read_text(encoding="utf-8")


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_in_the_documents_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-packs" / "ms").mkdir(parents=True)
    (tmp_path / "my-packs" / "ms" / "pack.toml").write_text(
        'code = "ms"\nname = "Malay"\nscript = "Latn"\norigin = "made up"\nlicence = "Apache-2.0"\n', encoding="utf-8"
    )
    for block in _blocks(page, "python"):
        if "def read(stream" not in block:  # a signature to be filled in
            exec(compile(block, page.name, "exec"), {"readout": readout, "text": ARTICLE})
    capsys.readouterr()


def test_the_pack_of_the_guide_is_a_pack() -> None:
    meta, examples = _blocks(ROOT / "docs" / "add-a-language.md", "toml")
    assert msgspec.convert(tomllib.loads(meta), Meta).code == "ms"
    assert msgspec.convert(tomllib.loads(examples), ExampleFile).layer == "times"


def test_every_error_is_explained() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    for kind in ReadoutError.__subclasses__():
        assert f"| `{kind.__name__}` |" in page


def test_every_layer_of_the_record_is_explained() -> None:
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    for layer in readout.Record.__struct_fields__:
        assert f"`{layer}`" in page or layer == "doc"


def test_the_data_has_an_origin() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    package = Path(readout.__file__).parent
    for folder in sorted(
        {p.parent for p in package.rglob("*") if p.suffix in (".json", ".csv", ".bin", ".model", ".gz")}
    ):
        name = f"src/readout/{folder.relative_to(package)}"
        assert f"{name}/" in notice or name.startswith("src/readout/packs/"), (
            f"NOTICE does not tell the origin of {name}/"
        )
