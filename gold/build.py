"""Turn an annotator's drafts (which quote the reports) into annotations that hold offsets alone.

    python gold/build.py DRAFTS SHARED [ID ...] [--out FOLDER]

DRAFTS is a folder outside the repository, one `<id>.draft` a report; SHARED the folder of corpora. The
drafts quote the reports and stay where they are; `gold/reports/<id>.json` holds none of their words.
A second annotator writes to another FOLDER, so that agreement.py can lay the two side by side.
The notation is described in GUIDELINES.md, section 9. A quote that is not found, a reference to a
mention that was never declared, or a span in no region stops the build with the draft's file and line.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from according.evaluate.corpora import cut_text
from according.evaluate.goldspans import day_bounds, units

HERE = Path(__file__).resolve().parent
Range = tuple[int, int]

WILLING = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Types that the PLOVER manual calls AGREE when they lie ahead; either reading is taken as right."""


class DraftError(Exception):
    """A line of a draft that does not fit its report."""


@dataclass
class Draft:
    """What has been read of one draft so far."""

    text: str
    lines: list[Range]
    head: dict[str, str] = field(default_factory=dict)
    entities: dict[str, dict[str, object]] = field(default_factory=dict)
    mentions: list[tuple[str, Range]] = field(default_factory=list)
    places: list[dict[str, object]] = field(default_factory=list)
    times: list[dict[str, object]] = field(default_factory=list)
    claims: dict[str, dict[str, object]] = field(default_factory=dict)
    records: dict[str, dict[str, object]] = field(default_factory=dict)
    regions: list[tuple[str, Range]] = field(default_factory=list)
    wording: list[tuple[str, Range]] = field(default_factory=list)
    optional: list[Range] = field(default_factory=list)


def find(draft: Draft, reference: str) -> Range:
    """Offsets of `4:words`, `4:first words~~last words`, `4:words#2`, `4` (whole unit) or `@key/4#2`."""
    reference = reference.strip()
    if reference.startswith("@"):
        return _mention(draft, reference)
    unit, _, quote = reference.partition(":")
    if not unit.isdigit() or int(unit) >= len(draft.lines):
        raise DraftError(f"no unit in {reference!r}")
    start, end = draft.lines[int(unit)]
    if not quote:
        return start, start + len(draft.text[start:end].rstrip())
    quote, _, nth = quote.partition("#") if re.search(r"#\d$", quote) else (quote, "", "1")
    first, _, last = quote.partition("~~")
    at = _occurrence(draft.text, first, start, end, int(nth or 1))
    if not last:
        return at, at + len(first)
    stop = draft.text.find(last, at)
    if stop < 0:
        raise DraftError(f"{last!r} does not follow {first!r}")
    return at, stop + len(last)


def _occurrence(text: str, quote: str, start: int, end: int, nth: int) -> int:
    words = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text[start:end])]
    plain = [m.start() for m in re.finditer(re.escape(quote), text[start:end])]
    found = words if len(words) >= nth else plain
    if len(found) < nth:
        raise DraftError(f"{quote!r} occurs {len(found)} times in {text[start:end]!r}")
    return start + found[nth - 1]


def _mention(draft: Draft, reference: str) -> Range:
    match = re.fullmatch(r"@([\w-]+)/(\d+)(?:#(\d))?", reference)
    if not match:
        raise DraftError(f"not a reference to a mention: {reference!r}")
    key, unit, nth = match[1], int(match[2]), int(match[3] or 1)
    start, end = draft.lines[unit]
    hits = sorted({span for name, span in draft.mentions if name == key and start <= span[0] < end})
    if len(hits) < nth:
        raise DraftError(f"{key!r} has {len(hits)} mentions in unit {unit}")
    return hits[nth - 1]


def party(draft: Draft, reference: str) -> Range:
    """A party's bounds; `4:words@key` declares the mention on the way."""
    match = re.fullmatch(r"(\d+:.+)@([\w-]+)", reference.strip())
    if match:
        span = find(draft, match[1])
        draft.mentions.append((match[2], span))
        return span
    span = find(draft, reference)
    if all(span != known for _, known in draft.mentions):
        raise DraftError(f"{reference!r} is no declared mention")
    return span


def many(draft: Draft, value: str) -> list[Range]:
    return [party(draft, part) for part in value.split(";") if part.strip()]


def read_line(draft: Draft, kind: str, rest: str) -> None:
    """One line of a draft into its place; see GUIDELINES.md for each letter."""
    cells = [cell.strip() for cell in rest.split("|")]
    if kind == "H":
        draft.head[cells[0]] = cells[1]
    elif kind == "R":
        draft.regions.append((cells[0], _region(draft, cells[1])))
    elif kind == "E":
        name, country = (None if cell == "-" else cell for cell in cells[1:3])
        sectors = [] if cells[3] == "-" else cells[3].split(",")
        draft.entities[cells[0]] = {"name": name, "country": country, "sectors": sectors}
    elif kind == "P":
        draft.mentions += [(cells[0], find(draft, ref)) for ref in cells[1].split(";;")]
    elif kind == "L":
        draft.places += [_place(draft, ref, cells) for ref in cells[3].split(";;")]
    elif kind == "T":
        draft.times.append(_time(draft, cells))
    elif kind == "C":
        draft.claims[cells[0]] = _claim(draft, cells)
    elif kind == "V":
        draft.records[cells[0]] = _record(draft, cells)
    elif kind == "W":
        draft.wording += [(cells[0], find(draft, ref)) for ref in cells[1].split(";;")]
    elif kind == "O":
        draft.optional += [find(draft, ref) for ref in rest.split(";;")]
    else:
        raise DraftError(f"unknown kind of line {kind!r}")


def _region(draft: Draft, reference: str) -> Range:
    match = re.fullmatch(r"(\d+)-(\d+)", reference)
    if match:
        return find(draft, match[1])[0], find(draft, match[2])[1]
    return find(draft, reference)


def _place(draft: Draft, reference: str, cells: list[str]) -> dict[str, object]:
    start, end = find(draft, reference)
    lat, lon = (None, None) if cells[2] == "-" else map(float, cells[2].split(","))
    country = None if cells[1] == "-" else cells[1]
    return {"start": start, "end": end, "name": cells[0], "country": country, "lat": lat, "lon": lon}


def _time(draft: Draft, cells: list[str]) -> dict[str, object]:
    start, end = find(draft, cells[0])
    value = None if cells[2] == "-" else cells[2]
    if len(cells) > 3:
        earliest, latest = (None if day == "-" else day for day in cells[3].split(".."))
    else:
        earliest, latest = day_bounds(value)
    return {
        "start": start,
        "end": end,
        "type": cells[1],
        "value": value,
        "earliest": earliest,
        "latest": latest,
    }


def _claim(draft: Draft, cells: list[str]) -> dict[str, object]:
    source = None if cells[1] == "-" else party(draft, cells[1])
    cue = None if cells[2] == "-" else find(draft, cells[2])
    content = [find(draft, ref) for ref in cells[3].split(";;")]
    stance, directness = cells[4].split()
    extra = dict(cell.split("=", 1) for cell in cells[5:])
    return {
        "source": source,
        "cue": cue,
        "content": content,
        "stance": stance,
        "directness": directness,
        **extra,
    }


def _record(draft: Draft, cells: list[str]) -> dict[str, object]:
    kind, _, mode = cells[2].partition("/")
    extra: dict[str, str] = {}
    counts: list[dict[str, object]] = []
    for cell in cells[3:]:
        name, _, value = cell.partition("=")
        if name == "n":
            what, low, high, ref = value.split(" ", 3)
            start, end = find(draft, ref)
            bounds = [None if figure == "-" else int(figure) for figure in (low, high)]
            counts.append({"kind": what, "low": bounds[0], "high": bounds[1], "start": start, "end": end})
        elif name in {"a", "r", "t", "p", "s", "ch", "same", "also"}:
            extra[name] = value
        else:
            raise DraftError(f"unknown field {cell!r}")
    return {
        "trigger": find(draft, cells[1]),
        "type": kind,
        "mode": mode or None,
        "actors": many(draft, extra.pop("a", "")),
        "recipients": many(draft, extra.pop("r", "")),
        "counts": counts,
        **extra,
    }


def load_draft(path: Path, text: str) -> Draft:
    """The draft at `path`, every quote resolved against the report's text."""
    draft = Draft(text, units(text))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith(("#", "H ")):
            continue
        kind, _, rest = line.strip().partition(" ")
        try:
            read_line(draft, kind, rest)
        except (DraftError, ValueError, IndexError, KeyError) as problem:
            raise DraftError(f"{path}:{number}: {problem!r}") from problem
    return draft


def bounds(span: object) -> dict[str, object]:
    start, end = span  # type: ignore[misc]
    return {"start": start, "end": end}


def finish(draft: Draft) -> dict[str, object]:
    """The annotation as JSON: mentions, parents and chains numbered, all in text order."""
    spans = sorted(set(draft.mentions), key=lambda m: (m[1], m[0]))
    entity = {key: number for number, key in enumerate(draft.entities)}
    parties = [{**bounds(s), **draft.entities[key], "entity": entity[key]} for key, s in spans]
    index = {}
    for number, (_, span) in enumerate(spans):
        index.setdefault(span, number)
    places = sorted(draft.places, key=lambda item: str(item["start"]).zfill(9))
    times = sorted(draft.times, key=lambda item: str(item["start"]).zfill(9))
    keys = sorted(draft.claims, key=lambda key: _claim_start(draft.claims[key]))
    claims = [_finish_claim(draft, key, keys, index) for key in keys]
    names = sorted(draft.records, key=lambda key: draft.records[key]["trigger"])  # type: ignore[arg-type,return-value]
    records = [_finish_record(draft, name, names, keys, index, places, times) for name in names]
    words = [
        {**bounds(s), "kind": kind, "claim": _innermost(draft, keys, s)}
        for kind, s in sorted(draft.wording, key=lambda w: w[1])
    ]
    return {
        "regions": fill_regions(draft),
        "parties": parties,
        "places": places,
        "times": times,
        "claims": claims,
        "records": records,
        "optional": [bounds(span) for span in sorted(draft.optional)],
        "wording": words,
    }


def _claim_start(claim: dict[str, object]) -> int:
    spans = [s for s in (claim["source"], claim["cue"], *claim["content"]) if s]  # type: ignore[misc]
    return min(s[0] for s in spans)


def _covers(claim: dict[str, object], span: Range) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in claim["content"])  # type: ignore[attr-defined]


def _width(claim: dict[str, object]) -> tuple[int, int]:
    """The longest span and all of them: who cites a speaker has the speaker's words, and more."""
    sizes = [e - s for s, e in claim["content"]]  # type: ignore[attr-defined]
    return max(sizes), sum(sizes)


def _innermost(draft: Draft, keys: list[str], span: Range, but: str | None = None) -> int | None:
    around = [key for key in keys if key != but and _covers(draft.claims[key], span)]
    return keys.index(min(around, key=lambda key: _width(draft.claims[key]))) if around else None


def _finish_claim(draft: Draft, key: str, keys: list[str], index: dict[Range, int]) -> dict[str, object]:
    claim = draft.claims[key]
    source, cue = claim["source"], claim["cue"]
    anchor = cue or source or claim["content"][0]  # type: ignore[index]
    parent = _innermost(draft, keys, anchor, key)  # type: ignore[arg-type]
    if "parent" in claim:
        parent = None if claim["parent"] == "-" else keys.index(str(claim["parent"]))
    return {
        "source": index[source] if source else None,  # type: ignore[index]
        "cue": bounds(cue) if cue else None,
        "content": [bounds(span) for span in claim["content"]],  # type: ignore[attr-defined]
        "stance": claim["stance"],
        "directness": claim["directness"],
        "parent": parent,
    }


def _finish_record(
    draft: Draft,
    name: str,
    names: list[str],
    keys: list[str],
    index: dict[Range, int],
    places: list[dict[str, object]],
    times: list[dict[str, object]],
) -> dict[str, object]:
    record = draft.records[name]
    trigger = record["trigger"]
    if "ch" in record:
        chain = [keys.index(key) for key in str(record["ch"]).split(",") if key not in {"", "-"}]
    else:
        around = [key for key in keys if _covers(draft.claims[key], trigger)]  # type: ignore[arg-type]
        chain = [keys.index(key) for key in sorted(around, key=lambda k: -_width(draft.claims[k]))]
    same = record.get("same")
    status = str(record.get("s", "claimed" if chain else "reported"))
    also = [kind for kind in str(record.get("also", "")).split(",") if kind]
    if status in {"planned", "hypothetical"} and record["type"] in WILLING:
        also.append("AGREE")
    return {
        "trigger": bounds(trigger),
        "type": record["type"],
        "also": sorted(set(also)),
        "mode": record["mode"],
        "actors": [index[span] for span in record["actors"]],  # type: ignore[attr-defined]
        "recipients": [index[span] for span in record["recipients"]],  # type: ignore[attr-defined]
        "time": _event_time(draft, str(record["t"]), times) if "t" in record else None,
        "place": _numbered(draft, str(record["p"]), places) if "p" in record else None,
        "counts": record["counts"],
        "status": status,
        "chain": chain,
        "same": names.index(str(same)) if same else None,
    }


def _numbered(draft: Draft, reference: str, items: list[dict[str, object]]) -> int:
    start, end = find(draft, reference)
    for number, item in enumerate(items):
        if (item["start"], item["end"]) == (start, end):
            return number
    raise DraftError(f"{reference!r} was not annotated as such")


def _event_time(draft: Draft, reference: str, times: list[dict[str, object]]) -> dict[str, object]:
    if re.match(r"\d+:", reference):
        number = _numbered(draft, reference, times)
        return {"timex": number, **{name: times[number][name] for name in ("value", "earliest", "latest")}}
    first, _, last = reference.partition("/")
    earliest, latest = day_bounds(first)[0], day_bounds(last or first)[1]
    return {"timex": None, "value": reference, "earliest": earliest, "latest": latest}


def fill_regions(draft: Draft) -> list[dict[str, object]]:
    """Regions by text order; a region given by quote cuts out of one given by a range of units."""
    kinds: list[str | None] = [None] * len(draft.text)
    for kind, (start, end) in sorted(draft.regions, key=lambda r: r[1][0] - r[1][1]):
        kinds[start:end] = [kind] * (end - start)
    regions: list[dict[str, object]] = []
    for at, kind in enumerate(kinds):
        if draft.text[at].isspace():
            continue
        if kind is None:
            raise DraftError(f"no region at {at}: {draft.text[at : at + 40]!r}")
        if regions and regions[-1]["kind"] == kind and not draft.text[int(str(regions[-1]["end"])) : at].strip():
            regions[-1]["end"] = at + 1
        else:
            regions.append({"kind": kind, "start": at, "end": at + 1})
    return regions


def build(path: Path, shared: Path, folder: Path = HERE / "reports") -> Path:
    """Write the annotation of one draft into `folder`; gives its path."""
    head: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("H "):
            name, _, value = line[2:].partition("|")
            head[name.strip()] = value.strip()
    source = json.loads(head["source"])
    text = cut_text(source, shared)
    try:
        annotation = finish(load_draft(path, text))
    except (DraftError, KeyError, ValueError) as problem:
        raise DraftError(f"{path.name}: {problem!r}") from problem
    report = {
        "id": path.stem,
        "source": source,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "outlet": head.get("outlet"),
        "published": head.get("published"),
        "published_given": head.get("given") == "yes",
        **annotation,
    }
    out = folder / f"{path.stem}.json"
    out.write_text(_compact(report), encoding="utf-8")
    return out


def _compact(report: dict[str, object]) -> str:
    """JSON with one annotation a line, so that a change shows as a line of a diff."""
    rows = []
    for key, value in report.items():
        if isinstance(value, list):
            items = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value)
            rows.append(f' "{key}": [\n  {items}\n ]' if value else f' "{key}": []')
        else:
            rows.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(rows) + "\n}\n"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Turn drafts into annotations that hold offsets alone.")
    parser.add_argument("drafts", type=Path, help="folder of <id>.draft files")
    parser.add_argument("shared", type=Path, help="folder of the corpora")
    parser.add_argument("ids", nargs="*", metavar="ID", help="drafts to build; all where none is named")
    parser.add_argument("--out", type=Path, default=HERE / "reports", help="folder of the annotations")
    options = parser.parse_intermixed_args(arguments)
    status = 0
    for path in sorted(options.drafts.glob("*.draft")):
        if options.ids and path.stem not in options.ids:
            continue
        try:
            report = json.loads(build(path, options.shared, options.out).read_text(encoding="utf-8"))
            sizes = {k: len(report[k]) for k in ("claims", "parties", "places", "times", "records", "wording")}
            print(path.stem, sizes)
        except (DraftError, KeyError) as problem:
            print(f"{path.stem}: {problem}", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
