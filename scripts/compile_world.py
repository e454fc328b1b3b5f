"""Compile the tables of ``readout.world`` from a folder of facts.

usage: compile_world.py FOLDER

FOLDER holds ``tenures.csv``, ``persons.csv`` and ``indonesian-names.csv`` (the starter data of the project: origins and
licences in its README and in our NOTICE). ``scripts/world/`` holds rows of our own that are laid over them. Written are
``src/readout/world/data/{names,persons,tenures}.json``: one row on a line, sorted, so that a change shows as a change.
The output depends on the input alone.
"""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "readout" / "world" / "data"
LANGUAGES = ("id", "en", "ru")
OURS = "own-knowledge"
# Rows of the starter table that name nobody.
NOBODY = {"Vacant", "Minister", "vacant"}
# Capitals of the starter table whose names are mostly something else: a number, a given name, other cities.
NO_CAPITALS = {
    "Lima",
    "Victoria",
    "Sofia",
    "Georgetown",
    "Kingston",
    "Kingstown",
    "San José",
    "no official capital",
    "Monaco",
}
# Movements of one state of the starter table: their codes say whose.
HOMES = {
    "ARM:HAMAS": "PSE", "ARM:HEZBOLLAH": "LBN", "ARM:TALIBAN": "AFG", "ARM:HOUTHI": "YEM", "ARM:DPR": "UKR", "ARM:LPR": "UKR",
    "ARM:WAGNER": "RUS", "ARM:KKB": "IDN",
}  # fmt: skip
# One person under several ids: the monarchs of the Commonwealth realms, once for each realm.
ONE = {"Charles III": "Q43274", "Elizabeth II": "Q9682"}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def lines(name: str) -> list[list[str]]:
    """The rows of one of our own files: fields between bars, "#" before a remark."""
    text = (HERE / "world" / name).read_text(encoding="utf-8")
    return [[f.strip() for f in x.split("|")] for x in text.splitlines() if x.strip() and not x.startswith("#")]


def write(name: str, rows: Iterable[list[Any]]) -> int:
    lines = [json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in rows]
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{name}.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    return len(lines)


def languages_of(form_type: str) -> str:
    """Language of a form of the starter table: its type says so for English and Russian, all else is Indonesian."""
    tail = form_type.rsplit("-", 1)[-1]
    return tail if tail in LANGUAGES else "id"


def everywhere(kind: str, form: str, language: str) -> str:
    """The language of a form; "und" for full English names of organisations, which stand in texts of other languages too."""
    full = kind in ("organisation", "armed-group") and " " in form and form[:1].isupper()
    return "und" if full and language == "en" else language


def names(folder: Path) -> list[list[Any]]:
    """Rows code, kind, form, form_type, language, ambiguous, source: the starter's, ours, organisations and agencies.

    The language "und" is any.
    """
    seen: dict[tuple[str, str, str], list[Any]] = {}

    def add(code: str, kind: str, form: str, form_type: str, language: str, ambiguous: bool, source: str) -> None:
        form_type = {"name-en": "name", "name-ru": "name", "name-id": "name"}.get(form_type, form_type)
        form_type = {"adjective-en": "adjective", "adjective-ru": "adjective"}.get(form_type, form_type)
        kind = "organisation" if kind == "igo" else kind
        language = everywhere(kind, form, language)
        code = code.replace(":", f":{HOMES[code]}:") if code in HOMES else code
        key = (code, form, language)
        if key in seen and (seen[key][3] == "adjective") == (form_type == "adjective"):
            seen[key][5] = bool(seen[key][5] or ambiguous)
            return
        if key in seen:
            key = (code, form, language + "*")
        seen[key] = [code, kind, form, form_type, language, bool(ambiguous), source]

    for r in read(folder / "indonesian-names.csv"):
        own = languages_of(r["form_type"])
        capital = r["form_type"] == "capital-metonym"
        for language in () if capital and r["form"] in NO_CAPITALS else ("id", "en") if capital else (own,):
            add(r["code"], r["kind"], r["form"], r["form_type"], language, r["ambiguous"] == "1", r["source"])
    for r in read(HERE / "world" / "names.csv"):
        for form in r["forms"].split("|"):
            add(r["code"], r["kind"], form, r["form_type"], r["language"], r["ambiguous"] == "1", OURS)
    bodies = [(r["code"], r["kind"], ("id", "en"), r["latin"], r) for r in read(HERE / "world" / "organisations.csv")]
    agencies = read(HERE / "world" / "agencies.csv")
    bodies += [(f"AGY:{r['country']}:{r['code']}", "agency", ("und",), r["forms_all"], r) for r in agencies]
    for code, kind, shared, latin, r in bodies:
        for language in (*shared, *LANGUAGES):
            for form in (latin if language in shared else "").split("|") + r.get(language, "").split("|"):
                if form:
                    add(code, kind, form, "name", language, False, OURS)
    return sorted(seen.values(), key=lambda r: (r[4], r[1], r[0]))


def persons(folder: Path) -> list[list[Any]]:
    """Rows id, name, family name, aliases, country; our aliases and further persons are laid over the starter's."""
    out: dict[str, list[Any]] = {}
    same = dict(lines("same.txt"))
    for r in read(folder / "persons.csv"):
        if ONE.get(r["name"], r["person_id"]) != r["person_id"] or r["person_id"] in same:
            continue
        aliases = whole([a for a in r["aliases"].split("|") if a])
        out[r["person_id"]] = [
            r["person_id"],
            r["name"],
            r["family_name"].split("|")[0].split(",")[0],
            aliases,
            "GBR" if r["name"] in ONE else home(r["country"]),
        ]
    by_name = {(r[4], r[1]): r for r in out.values()}
    # Somebody of an organisation may stand under the state of origin in the starter table.
    anywhere = {r[1]: r for r in reversed(list(out.values()))}
    for country, name, aliases in lines("aliases.txt"):
        name, _, right = name.partition("=")
        row = by_name.get((country, name)) or (anywhere.get(name) if country.startswith("IGO") else None)
        if row is None:
            print(f"aliases.txt: no {name!r} of {country}", file=sys.stderr)
            continue
        row[1] = right or row[1]
        row[3] = list(dict.fromkeys([*row[3], *(a.strip() for a in aliases.split(",") if a.strip())]))
    taught = [(country, name, family, "", "") for country, name, family, *_ in lines("taught.txt")]
    for country, name, family, aliases, _ in [*lines("further.txt"), *taught]:
        if (country, name) in by_name:
            print(f"{name!r} of {country} is in the table", file=sys.stderr)
        who = by_name.get((country, name), [own_id(country, name)])[0]
        out.setdefault(who, [who, name, family, [a.strip() for a in aliases.split(",") if a.strip()], country])
    # An alias that is somebody else's name in the same state was attached to the wrong person.
    called = {(r[4], plain(r[1])): r[0] for r in out.values()}
    for row in out.values():
        row[3] = [a for a in row[3] if a != row[1] and called.get((row[4], plain(a)), row[0]) == row[0]]
    shared = Counter((r[4], a) for r in out.values() for a in r[3])
    for row in out.values():
        mine = set(row[1].replace("-", " ").split())
        row[3] = [a for a in row[3] if shared[row[4], a] == 1 or mine & set(a.replace("-", " ").split())]
    return sorted((r for r in out.values() if r[1] not in NOBODY), key=lambda r: (r[4], r[1], r[0]))


def whole(aliases: list[str]) -> list[str]:
    """Of Cyrillic aliases that differ in marks alone the one that has them: the starter table has "Сергеи" beside "Сергей"."""
    best: dict[str, str] = {}
    for a in sorted(aliases, key=lambda a: len(unicodedata.normalize("NFKD", a))):
        best[plain(a)] = a
    return [a for a in aliases if best[plain(a)] == a or unicodedata.name(a[0]).split()[0] != "CYRILLIC"]


def plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in apart if c.isalpha())


def home(countries: str) -> str:
    """One state for a person of several: the United Kingdom for its monarchs, else the first that is no organisation."""
    states = sorted(countries.split("|"), key=lambda c: (c != "GBR", c.startswith("IGO")))
    return states[0]


def own_id(country: str, name: str) -> str:
    return f"p-{country.lower()}-{'-'.join(name.lower().split())}"


def tenures(folder: Path, known: list[list[Any]]) -> list[list[Any]]:
    """Rows person id, country, role, office, from, to, as_of, source, to_source."""
    ids = {(r[4], r[1]): r[0] for r in known}
    people = {r[0] for r in known}
    same = dict(lines("same.txt"))
    fields = ("country", "role", "office", "from", "to", "as_of", "source", "to_source")
    rows = []
    for r in read(folder / "tenures.csv"):
        who = same.get(r["person_id"], ONE.get(r["person"], r["person_id"]))
        if who in people:
            rows.append([who, *(r[f] for f in fields)])
    more = [(c, name, part) for c, name, _, _, terms in lines("further.txt") for part in terms.split("/")]
    for country, name, term in [*more, *lines("terms.txt")]:
        role, office, start, end, as_of = term.split(";")
        rows.append([ids[country, name], country, role, office, start, end, as_of, OURS, OURS if end else ""])
    for country, name, _, term, article in lines("taught.txt"):
        role, office, first, last = term.split(";")
        rows.append([ids[country, name], country, role, office, first, "", last, f"article:{article}", ""])
    wrong = [r for r in rows if backward(r[4], r[5])]
    for r in wrong:
        print(f"left out, ends before it begins: {r}", file=sys.stderr)
    return sorted((r for r in rows if r not in wrong), key=lambda r: (r[1], r[2], r[4], r[0]))


def backward(start: str, end: str) -> bool:
    n = min(len(start), len(end))
    return bool(end) and end[:n] < start[:n]


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    people = persons(folder)
    counts = {
        "names": write("names", names(folder)),
        "persons": write("persons", people),
        "tenures": write("tenures", tenures(folder, people)),
    }
    print(", ".join(f"{n} {what}" for what, n in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
