"""The one loader of language packs. It is strict: what it does not understand it refuses, with file and line.

A pack is a folder with a ``pack.toml``. A topic (see ``packs/schema``) is read from ``lexicon/<topic>.toml``,
``rules/<topic>.toml`` and every file of ``<topic>/``; none of them is required. The pack ``und`` holds what all
languages share, and its groups come first in every other pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from readout.errors import LanguageError, PackError
from readout.packs.cache import Held
from readout.packs.pack import Meta, Pack
from readout.packs.schema import TOPICS
from readout.text import normalise

BUILT_IN = Path(__file__).parent
SHARED = "und"
_KNOWN_FOLDERS = {"lexicon", "rules", "examples", "models", *TOPICS}


def available(*roots: Path) -> dict[str, Path]:
    """Folders of the packs that can be loaded, by code; later roots win. ``und`` is shared, not a language.

    A root without any pack is a :class:`PackError`: a folder that was named by mistake must not pass in silence.
    """
    found: dict[str, Path] = {}
    for root in (BUILT_IN, *map(Path, roots)):
        held = {p.parent.name: p.parent for p in sorted(root.glob("*/pack.toml"))}
        if not held:
            raise PackError("no language pack here", where=root, next_step="give the folder that holds CODE/pack.toml")
        found |= held
    found.pop(SHARED, None)
    return dict(sorted(found.items()))


def load(code: str, *roots: Path) -> Pack:
    """The pack of a language; :class:`LanguageError` where there is none, :class:`PackError` where it is wrong."""
    folders = available(*roots)
    if code not in folders:
        raise LanguageError(
            f"no language pack {code!r}",
            next_step=f"available: {', '.join(folders)}; see docs/add-a-language.md",
        )
    return _load(folders[code])


def writing(code: str, *roots: Path) -> Pack:
    """The pack of a language with only the topic by which texts are told apart and cut: quick to read."""
    return _load(available(*roots)[code], ("writing",))


class _Cached(msgspec.Struct):
    meta: Meta
    topics: dict[str, msgspec.Raw]


@cache
def _load(folder: Path, only: tuple[str, ...] = tuple(TOPICS)) -> Pack:
    """A pack with some of its topics; all when none are named."""
    _refuse_unknown_files(folder)
    shared = BUILT_IN / SHARED
    sources = {name: [p for root in (shared, folder) for p in _files(root, name)] for name in only}
    held = Held.of((folder.name, *only), [folder / "pack.toml", *(p for paths in sources.values() for p in paths)])
    if held.content is not None and (known := _from_cache(held.content, folder, only)) is not None:
        return known
    meta, raw = _strictly(folder, sources)
    held.keep(msgspec.json.encode({"meta": meta, "topics": raw}))
    return Pack(meta, folder, {TOPICS[n]: msgspec.convert(r, TOPICS[n], strict=True) for n, r in raw.items()})


def _from_cache(content: bytes, folder: Path, only: tuple[str, ...]) -> Pack | None:
    """The pack as it was read before from the very same files; ``None`` where anything is odd about it."""
    try:
        found = msgspec.json.decode(content, type=_Cached)
        topics = {TOPICS[n]: msgspec.json.decode(raw, type=TOPICS[n], strict=True) for n, raw in found.topics.items()}
    except (msgspec.MsgspecError, KeyError):
        return None
    return Pack(found.meta, folder, topics)


def _strictly(folder: Path, sources: dict[str, list[Path]]) -> tuple[Meta, dict[str, dict[str, Any]]]:
    """The settings of a pack and its merged topics as they stand, after every check."""
    meta = _decode(_read(folder / "pack.toml"), Meta, folder / "pack.toml")
    if meta.code != folder.name:
        raise PackError(
            f"code {meta.code!r} does not match the folder {folder.name!r}",
            where=f"{folder / 'pack.toml'}:{_line(folder / 'pack.toml', 'code')}",
        )
    topics: dict[str, dict[str, Any]] = {}
    for name, paths in sources.items():
        raw: dict[str, Any] = {}
        for path in paths:
            data = _read(path)
            _check(data, _decode(data, TOPICS[name], path), path)
            raw = _merge(raw, data)
        if raw:
            topics[name] = raw
    return meta, topics


def _files(folder: Path, topic: str) -> list[Path]:
    single = [folder / "lexicon" / f"{topic}.toml", folder / "rules" / f"{topic}.toml"]
    return [p for p in single if p.is_file()] + sorted((folder / topic).glob("*.toml"))


def _refuse_unknown_files(folder: Path) -> None:
    for path in sorted(folder.rglob("*.toml")):
        place = path.parent.relative_to(folder).parts
        if path.name == "pack.toml" and not place:
            continue
        if len(place) != 1 or place[0] not in _KNOWN_FOLDERS:
            raise PackError("a file that no topic reads", where=path, next_step=_topics_are())
        if place[0] in ("lexicon", "rules") and path.stem not in TOPICS:
            raise PackError(f"unknown topic {path.stem!r}", where=path, next_step=_topics_are())


def _topics_are() -> str:
    return f"topics: {', '.join(TOPICS)}"


def _read(path: Path) -> dict[str, Any]:
    import tomllib  # most starts find the pack in the cache

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as e:
        line = re.search(r"line (\d+)", str(e))
        raise PackError(f"not TOML: {e}", where=f"{path}:{line[1] if line else 1}") from e
    except (OSError, UnicodeDecodeError) as e:
        raise PackError(f"cannot be read: {e}", where=path) from e


def _decode(data: dict[str, Any], kind: type[Any], path: Path) -> Any:
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as e:
        raise PackError(str(e), where=f"{path}:{_line_of_fault(path, str(e))}") from e


def _merge(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Groups (lists) are joined, tables merged, settings replaced by the more special pack."""
    out = dict(under)
    for key, value in over.items():
        held = out.get(key)
        if isinstance(held, list) and isinstance(value, list):
            out[key] = held + value
        elif isinstance(held, dict) and isinstance(value, dict):
            out[key] = _merge(held, value)
        else:
            out[key] = value
    return out


# What of a row tells one sense of a word from another: with each, a word may stand once in a group.
_SENSES = ("things", "suffers", "name")


def _check(data: dict[str, Any], topic: Any, path: Path) -> None:
    """Refuse empty groups, empty or repeated words, and patterns that do not compile."""
    for key, value in data.items():
        if value in ([], {}, ""):
            raise PackError(f"{key!r} is empty", where=f"{path}:{_line(path, key)}", next_step="leave it out")
        if isinstance(value, list):
            senses: dict[tuple[Any, ...], list[str]] = {}
            for row in value:
                sense = tuple(row.get(k) for k in _SENSES) if isinstance(row, dict) else ()
                senses.setdefault(sense, []).extend(_words(row))
            for words in senses.values():
                _refuse_repeated(words, key, path)
    for pattern in getattr(topic, "boilerplate", ()):
        check_pattern(pattern, path)


def _words(row: Any) -> Iterable[str]:
    if isinstance(row, str):
        return (row,)
    if isinstance(row, dict):
        return tuple(row.get("words", ()))
    return ()


def _refuse_repeated(words: list[str], group: str, path: Path) -> None:
    seen: set[str] = set()
    for word in words:
        if not word.strip():
            raise PackError(f"an empty word in {group!r}", where=f"{path}:{_line(path, group)}")
        if (folded := normalise(word)) in seen:
            raise PackError(
                f"{word!r} stands twice in {group!r}",
                where=f"{path}:{_line_of_word(path, word)}",
                next_step="keep one",
            )
        seen.add(folded)


def check_pattern(pattern: str, path: Path) -> None:
    """Refuse a regular expression that does not compile."""
    try:
        re.compile(pattern)
    except re.error as e:
        raise PackError(f"bad pattern {pattern!r}: {e}", where=f"{path}:{_line_of_word(path, pattern)}") from e


def _line(path: Path, key: str, after: int = 0) -> int:
    """The line (from 1) on which a key or a table of that name first stands after line ``after``."""
    wanted = re.compile(rf"^\s*(?:\[\[?\s*)?{re.escape(key)}\b")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if number > after and wanted.match(line):
            return number
    return 1


def place_of(pack: Pack, topic: str, word: str) -> str:
    """File and line where a pack says ``word`` on a topic, for errors found after loading; else the topic's folder."""
    for folder in (pack.folder, BUILT_IN / SHARED):
        for path in _files(folder, topic):
            if f'"{word}"' in path.read_text(encoding="utf-8"):
                return f"{path}:{_line_of_word(path, word)}"
    return str(pack.folder / topic)


def _line_of_word(path: Path, word: str) -> int:
    """The line on which a word stands last: of two, that is the one to take out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    found = [n for n, line in enumerate(lines, 1) if f'"{escaped}"' in line or f"'{word}'" in line]
    return found[-1] if found else 1


def _line_of_fault(path: Path, message: str) -> int:
    """The line of a msgspec fault such as "unknown field `x` - at `$.cue[3]`" (the fourth ``[[cue]]``)."""
    unknown = re.search(r"field `(\w+)`", message)
    at = re.search(r"at `\$\.?(\w+)?(?:\[(\d+)\])?", message)
    group, row = (at[1], int(at[2] or 0)) if at and at[1] else (None, 0)
    line = 0
    if group:
        for _ in range(row + 1):
            line = _line(path, group, line)
    if unknown:
        line = _line(path, unknown[1], max(line - 1, 0))
    return line or 1
