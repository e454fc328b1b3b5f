"""``readout code``: what goes in, what comes out, and what a bad input does to the rest."""

import io
import json
import sys
from pathlib import Path

import pytest

from readout import Coder, Record
from readout.cli import main

ONE = "JAKARTA - Presiden Kalia Berun Osan menelepon Presiden Moriv pada Selasa (6/5/2031), kata kantor itu."
TWO = "ASTANA - Menteri itu tidak akan datang, kata juru bicara."


@pytest.fixture
def one(tmp_path: Path) -> str:
    path = tmp_path / "satu.txt"
    path.write_text(ONE, encoding="utf-8")
    return str(path)


@pytest.fixture
def lines(tmp_path: Path) -> str:
    path = tmp_path / "berita.jsonl"
    rows = [{"id": "a", "text": ONE, "lang": "id", "date": "2031-05-07", "outlet": "Pos"}, {"id": "b", "text": TWO}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def _records(out: str) -> list[Record]:
    return [Record.from_json(line).verify() for line in out.splitlines()]


def test_json_lines_carry_doc_and_what_the_line_knew(lines: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", lines, "--format", "jsonl"]) == 0
    first, second = _records(capsys.readouterr().out)
    assert (first.doc, second.doc) == ("a", "b")
    assert first.document.outlet == "Pos"
    assert first.document.published
    assert (first.document.published.value, first.document.published.basis) == ("2031-05-07", "given")
    assert second.document.language == "id"


def test_json_of_one_article_is_the_record(one: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", one, "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert Record.from_json(out) == Coder().code(ONE)
    assert out.startswith('{\n  "format"')


def test_json_of_several_is_a_list(one: str, lines: str, capsys: pytest.CaptureFixture[str]) -> None:
    for paths, count in (([one, one], 2), ([lines], 2), ([one, lines], 3)):
        assert main(["code", *paths, "--format", "json"]) == 0
        assert len(json.loads(capsys.readouterr().out)) == count


def test_json_of_nothing_is_still_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", str(tmp_path / "x"), str(tmp_path / "y"), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_the_page_is_the_default(one: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", one]) == 0
    captured = capsys.readouterr()
    assert "satu.txt" in captured.out
    assert "Indonesian" in captured.out
    assert "\x1b[" not in captured.out
    assert captured.err == ""


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(ONE.encode()))))
    assert main(["code", "-", "--format", "jsonl", "--published", "2031-05"]) == 0
    (record,) = _records(capsys.readouterr().out)
    assert record.document.text == ONE


def test_language_and_date_of_the_call_win(lines: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", lines, "--format", "jsonl", "--language", "en", "--published", "2030-01-02"]) == 0
    for record in _records(capsys.readouterr().out):
        assert record.document.language == "en"
        assert record.document.published
        assert record.document.published.value == "2030-01-02"


def test_a_bad_input_is_one_line_and_the_rest_goes_on(
    tmp_path: Path, one: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {"latin.txt": b"caf\xe9", "empty.txt": b"", "binary.txt": b"\0\1", "klingon.jsonl": b'{"text": "x", "lang": "tlh"}',
           "mixed.jsonl": b'{"text": "kata dia"}\n{oops\n{"text": "kata dia yang"}', "digits.txt": b"12 34"}  # fmt: skip
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    paths = [one, *(str(tmp_path / n) for n in bad), str(tmp_path / "none.txt"), str(tmp_path), one]
    assert main(["code", *paths, "--format", "jsonl"]) == 1
    captured = capsys.readouterr()
    assert len(_records(captured.out)) == 4
    faults = captured.err.splitlines()
    named = [fault.removeprefix(f"readout: {tmp_path}").split(": ")[0] for fault in faults]
    assert named == [
        "/latin.txt", "/empty.txt", "/binary.txt", "/klingon.jsonl:1", "/mixed.jsonl:2", "/digits.txt", "/none.txt", ""
    ]  # fmt: skip
    assert "available: en, id, ru" in faults[3]


def test_a_fault_of_ours_does_not_lose_the_others(
    one: str, lines: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = Coder.code

    def faulty(self: Coder, article: str, *args: object, **known: object) -> Record:
        if article == TWO:
            raise KeyError("surprise")
        return sound(self, article, *args, **known)  # type: ignore[arg-type]

    monkeypatch.setattr(Coder, "code", faulty)
    assert main(["code", lines, one, "--format", "jsonl"]) == 1
    captured = capsys.readouterr()
    assert len(_records(captured.out)) == 2
    assert f"{lines}:2: could not be coded: KeyError: 'surprise' (a fault of Readout: please report it)" in captured.err


def test_further_packs(tmp_path: Path, one: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "packs" / "tok").mkdir(parents=True)
    (tmp_path / "packs" / "tok" / "pack.toml").write_text(
        'code = "tok"\nname = "Toy"\nscript = "Latn"\norigin = "made up"\nlicence = "Apache-2.0"\n', encoding="utf-8"
    )
    folder = str(tmp_path / "packs")
    assert main(["code", one, "--packs", folder, "--language", "tok", "--format", "jsonl"]) == 0
    assert _records(capsys.readouterr().out)[0].document.language == "tok"
    assert main(["code", one, "--packs", folder, "--language", "tok"]) == 0
    assert "Toy" in capsys.readouterr().out


def test_a_wrong_call(one: str, capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["code"], ["code", one, "--published", "31 May"], ["code", one, "--format", "xml"], ["cod"], []):
        with pytest.raises(SystemExit) as stopped:
            main(wrong)
        assert stopped.value.code == 2
    assert "is not an ISO date" in capsys.readouterr().err


def test_a_language_without_a_pack(one: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", one, "--language", "tlh"]) == 1
    assert capsys.readouterr().err == "readout: --language: no language pack 'tlh' (available: en, id, ru)\n"
