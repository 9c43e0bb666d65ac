"""About when a report without a date was written, as far as its own words tell: offices before names, years.

"President Lee" and "Sen. Fox" are said while both are in office; "former President Lee" after his last term. The time
in which most of these hold is looked for, with some weight for whoever is named without an office, and within it the
last year that the text names. Good for who somebody is on the day, to a year or so; never written as the date of the
report.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from according.mentions.knowledge import Entity, Role
from according.mentions.matching import Hit
from according.mentions.offices import office

YEAR = re.compile(r"(?<![\d.,$£€-])(?:19[5-9]\d|20[0-3]\d)(?![\d%s]|,\d|\.\d)")
AHEAD = re.compile(
    r"\b(?:by|until|till|through|before|beyond|for|to|next|of)\s+(?:the\s+)?(?:year\s+|early\s+|late\s+|mid-?)?$"
)
"""Before a year these may tell of one to come."""
ABBREVIATED = {"sen.": "senator", "sen": "senator", "rep.": "representative", "rep": "representative",
               "gov.": "governor", "gov": "governor", "pres.": "president"}  # fmt: skip
FORMER = re.compile(r"\b(?:(?:former|onetime|then)\s+|(?:ex|then)-)(?:[\w.'’]+\s+){0,3}$")
LOWER = re.compile(r"\b(?:vice|deputy|assistant|acting|under)[\s-]*$")
"""Before an office these make it another one."""
STANDING = frozenset({"nominee", "candidate", "front-runner", "frontrunner", "hopeful", "contender"})
"""Who is called so stands for an office."""
UNTITLED = 0.4
"""What a name without an office counts beside one with its office."""
AFTER = 0.6
"""What the last year named counts against a time that was over before."""
WITHIN = 0.3
"""What it counts for a time that holds it."""
ENOUGH = 2
"""How many names without an office tell a time together."""
BEFORE = 40
"""How many characters before a name are looked at."""
OPEN_YEARS = 4
"""How long a term that has not ended is taken to last, for the middle of a time."""
LAST = date(9999, 12, 31)
Term = tuple[date, date]


def told_day(text: str, hits: Iterable[Hit]) -> str | None:
    """An ISO day about which the report was written, None where neither offices nor years tell."""
    titled, named = _terms(text, hits)
    years = _years(text)
    if not titled and len(named) < ENOUGH:
        return f"{max(years)}-12-31" if years else None
    first, last = _most(titled, named, years)
    inside = [year for year in years if first.year <= year <= last.year]
    if inside:
        year = max(inside)
        return min(max(date(year, 7, 1), first), last).isoformat()
    until = last if last != LAST else date(first.year + OPEN_YEARS, 1, 1)
    return date.fromordinal((first.toordinal() + until.toordinal()) // 2).isoformat()


def _terms(text: str, hits: Iterable[Hit]) -> tuple[list[Term], list[list[Term]]]:
    """For each person with an office before the name the time in which it is said; the terms of the others."""
    titled: dict[str, Term] = {}
    named: dict[str, list[Term]] = {}
    for hit in hits:
        before = text[max(hit.start - BEFORE, 0) : hit.start].lower()
        for alias in hit.aliases:
            entity = alias.entity
            if entity.kind != "person" or entity.name in titled:
                continue
            found = _term(entity, before)
            if found is not None:
                titled[entity.name] = found
            elif alias.use == "name":
                named[entity.name] = [term for role in entity.roles if (term := _span(role)) is not None]
    return list(titled.values()), [terms for name, terms in named.items() if terms and name not in titled]


def _term(entity: Entity, before: str) -> Term | None:
    """The time in which a person is called by the office that stands before the name; of several terms, their span."""
    roles, at = [], len(before)
    for role in entity.roles:
        found = _stands(role, before)
        if found is not None:
            roles.append(role)
            at = found
    if not roles:
        return None
    starts, ends = [_date(role.start) for role in roles], [_date(role.end) for role in roles]
    if FORMER.search(before[:at]):
        ended = [end for end in ends if end is not None]
        return (max(ended), LAST) if ended else None
    begin = min((start for start in starts if start is not None), default=None)
    return (begin, max(end or LAST for end in ends)) if begin is not None else None


def _stands(role: Role, before: str) -> int | None:
    """Where the title of the role begins that closes the words before a name; None where it does not stand there."""
    if not role.title:
        return None
    plain = before.rstrip()
    last = plain.rpartition(" ")[2]
    if last in ABBREVIATED:
        plain = plain[: len(plain) - len(last)] + ABBREVIATED[last]
    words = plain.split()
    if words and words[-1] in STANDING and role.title.endswith("candidate"):
        return len(plain) - len(words[-1])
    title = office(role.title)
    for size in range(min(len(words), 4), 0, -1):
        if office(" ".join(words[-size:])) == title:
            at = len(plain) - len(" ".join(words[-size:]))
            return at if not LOWER.search(plain[:at]) else None
    return None


def _most(titled: Sequence[Term], named: Sequence[Sequence[Term]], years: Counter[int]) -> Term:
    """The time in which most of the terms hold, hardly one over before the last year named; of several, the last."""
    bounds = sorted({bound for terms in (titled, *named) for term in terms for bound in term})
    best, most = (bounds[0], bounds[-1]), 0.0
    for first, last in itertools.pairwise(bounds):
        votes = float(sum(start <= first and last <= end for start, end in titled))
        votes += UNTITLED * sum(any(start <= first and last <= end for start, end in terms) for terms in named)
        if years:
            votes += WITHIN * (first.year <= max(years) <= last.year) - AFTER * (last.year < max(years))
        if votes >= most:
            best, most = (first, last), votes
    return best


def _span(role: Role) -> Term | None:
    """First and last day of an office; None for what is no office, and where no first day is known."""
    start = _date(role.start)
    return (start, _date(role.end) or LAST) if start is not None and "ELI" not in role.sectors else None


def _years(text: str) -> Counter[int]:
    """How often the text names each year, those to come left out."""
    found: Counter[int] = Counter()
    for match in YEAR.finditer(text):
        if not AHEAD.search(text[max(match.start() - 24, 0) : match.start()].lower()):
            found[int(match[0])] += 1
    return found


def _date(day: str | None) -> date | None:
    """The first day of what an ISO day, month or year names."""
    if not day:
        return None
    return date.fromisoformat(f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01" if len(day) == 7 else day[:10])
