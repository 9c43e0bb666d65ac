"""A small grammar over tokens: each token is one character (timex_tokens.py), each rule one regular expression.

A rule such as `<weekday> ,? <month> <day> (,? <year>)?` is compiled into a pattern over characters, and a match
gives the tokens back by role. Rules are data (`time_patterns.tsv`); lookups by a rule's possible first
characters keep the search linear in the number of tokens.

Pattern items, separated by blanks: `word` (the token itself, lower case), `<class>` or `<class:role>`
(captured), `{MACRO}` (another row's pattern, captured under its lower-case name), `( | )` and `? * +`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from according.mentions.timex_tokens import Classes, Tokens, set_of
from according.resources import Row

ITEM = re.compile(r"<([a-z_]+)(?::([a-z_]+))?>|\{([A-Z_]+)(?::([a-z_]+))?\}|([()|?*+])|([^\s()|?*+<>{}]+)")
GUARD_ITEM = re.compile(r"<[a-z_]+>|[^_]+")
ALONE = "alone"
"""In the column `before`: the row reads expressions that are known to be times, and finds none in running text."""


@dataclass(slots=True)
class Part:
    """A piece of a compiled pattern: regex, the characters it can begin with, whether it can be empty.

    `second` holds the characters that can come second, where it takes two or more; `single`: it can take just one;
    `plain`: it is one of its first characters and nothing else, so that alternatives of such become one set; `closed`:
    a mark behind its regex holds for all of it.
    """

    regex: str
    first: set[str]
    empty: bool
    second: set[str] = field(default_factory=set)
    single: bool = False
    plain: bool = False
    closed: bool = False

    @classmethod
    def one_of(cls, chars: set[str]) -> Part:
        """The piece that takes one of these characters."""
        return cls(set_of(chars), chars, False, single=True, plain=True, closed=True)

    def grouped(self) -> Part:
        """This piece with its regex closed."""
        return self if self.closed else replace(self, regex=f"(?:{self.regex})", closed=True)

    def captured(self) -> Part:
        """This piece as a group that gives its tokens a role."""
        return replace(self, regex=f"({self.regex})", plain=False, closed=True)

    def then(self, after: Part) -> Part:
        """This piece and another behind it."""
        return Part(
            self.regex + after.regex,
            self.first | after.first if self.empty else self.first,
            self.empty and after.empty,
            self.second | (after.first if self.single else set()) | (after.second if self.empty else set()),
            (self.single and after.empty) or (self.empty and after.single),
        )


@dataclass
class Rule:
    """A row: its regex, compiled when first asked for, the roles of its groups, the builder that reads its matches."""

    name: str
    builder: str
    args: str
    row: Row
    guarded: str
    bare: str  # the pattern without the guards, for an expression that is known to be one
    second: frozenset[str] | None = None  # what can come second; None where one token is enough
    roles: list[tuple[str, int]] = field(default_factory=list)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern with its guards."""
        return re.compile(self.guarded)


@dataclass(slots=True)
class Found:
    """A match: token range, and for each role the token range it covers ("month", second one "month2")."""

    rule: Rule
    tokens: Tokens
    start: int
    end: int
    roles: dict[str, tuple[int, int]]


Macros = dict[str, tuple[Part, list[str]]]  # compiled, with the roles in them


class _Compiler:
    """Turns one pattern into a Part, by recursive descent over its items."""

    def __init__(self, row: Row, classes: Classes, macros: Mapping[str, str], known: Macros) -> None:
        self.row, self.classes, self.macros, self.known = row, classes, macros, known
        self.roles: list[str] = []

    def compile(self, pattern: str) -> Part:
        self.items = list(ITEM.finditer(pattern))
        self.at = 0
        part = self._choice()
        if self.at != len(self.items):
            raise self.row.error(f"unbalanced pattern: {pattern}")
        return part

    def _choice(self) -> Part:
        parts = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            parts.append(self._sequence())
        if len(parts) == 1:
            return parts[0]
        if all(p.plain for p in parts):
            return Part.one_of(set().union(*(p.first for p in parts)))
        return Part(
            "(?:" + "|".join(p.regex for p in parts) + ")",
            set().union(*(p.first for p in parts)),
            any(p.empty for p in parts),
            set().union(*(p.second for p in parts)),
            any(p.single for p in parts),
            closed=True,
        )

    def _sequence(self) -> Part:
        whole = self._repeated() if self._peek() not in (None, "|", ")") else Part("", set(), True)
        while self._peek() not in (None, "|", ")"):
            whole = whole.then(self._repeated())
        return whole

    def _repeated(self) -> Part:
        part = self._atom()
        mark = self._peek()
        if mark in ("?", "*", "+"):
            self.at += 1
            again = part.second | part.first if mark != "?" else part.second
            part = Part(part.grouped().regex + mark, part.first, part.empty or mark != "+", again, part.single)
        return part

    def _atom(self) -> Part:
        match = self.items[self.at]
        self.at += 1
        name, role, macro, macro_role, mark, word = match.groups()
        if mark == "(":
            part = self._choice()
            if self._peek() != ")":
                raise self.row.error("a bracket is not closed")
            self.at += 1
            return part.grouped()
        if mark:
            raise self.row.error(f"{mark} stands where an item was expected")
        if macro:
            if macro not in self.macros:
                raise self.row.error(f"no macro {macro}")
            if macro_role != "none":
                self.roles.append(macro_role or macro.lower())
            part = self._macro(macro)
            return part.grouped() if macro_role == "none" else part.captured()
        chars = self.classes.chars(name if name else "=" + word)
        if not chars:
            raise self.row.error(f"no word has the class {name or word}")
        part = Part.one_of(set(chars))
        if name and role != "none":
            self.roles.append(role or name)
            return part.captured()
        return part

    def _macro(self, name: str) -> Part:
        """The pattern of a macro, compiled once a grammar; its roles are added to this rule's."""
        if name not in self.known:
            inner = _Compiler(self.row, self.classes, self.macros, self.known)
            self.known[name] = (inner.compile(self.macros[name]), inner.roles)
        self.roles += self.known[name][1]
        return self.known[name][0]

    def _peek(self) -> str | None:
        return self.items[self.at].group() if self.at < len(self.items) else None


def literals(rows: Sequence[Row]) -> set[str]:
    """The literal words that patterns and guards name."""
    found: set[str] = set()
    for row in rows:
        found |= {m.group(6) for m in ITEM.finditer(row["pattern"]) if m.group(6)}
        for column in ("before", "after"):
            guard = "" if row[column] == ALONE else row[column]
            for item in guard.removeprefix("!").split():
                found |= {word for word in GUARD_ITEM.findall(item) if len(word) == 1 or word[0] != "<"}
    return found


class Grammar:
    """All rules of a pattern table, compiled; `matches` finds the longest match from left to right."""

    def __init__(self, lexicon: Sequence[Row], patterns: Sequence[Row]) -> None:
        self.classes = Classes(lexicon, literals(patterns))
        self.classes.freeze()
        self.by_first: dict[str, list[Rule]] = {}
        self._by_pair: dict[str, list[Rule]] = {}
        self.alone: list[Rule] = []
        macros = {row["name"]: row["pattern"] for row in patterns if row["builder"] == "macro"}
        compiled: Macros = {}
        self.rules = [self._rule(row, macros, compiled) for row in patterns if row["builder"] != "macro"]

    def _rule(self, row: Row, macros: Mapping[str, str], known: Macros) -> Rule:
        compiler = _Compiler(row, self.classes, macros, known)
        part = compiler.compile(row["pattern"])
        if part.empty:
            raise row.error("the pattern matches nothing at all")
        alone = row["before"] == ALONE
        before = "" if alone else self._guard(row, "before", "<")
        regex = before + part.regex + self._guard(row, "after", "")
        builder, _, args = row["builder"].partition(":")
        second = None if part.single else frozenset(part.second)
        rule = Rule(row["name"], builder, args, row, regex, part.regex, second)
        rule.roles = [(role, number) for number, role in enumerate(compiler.roles, 1)]
        if alone:
            self.alone.append(rule)
        else:
            self._index(rule, part.first)
        return rule

    def _index(self, rule: Rule, first: set[str]) -> None:
        for char in first:
            self.by_first.setdefault(char, []).append(rule)

    def _guard(self, row: Row, column: str, side: str) -> str:
        text = row.get(column)
        if not text:
            return ""
        negative = text.startswith("!")
        mark = f"(?{side}{'!' if negative else '='}"
        alternatives = [f"{mark}{self._side(row, item)})" for item in text.lstrip("!").split()]
        return "".join(alternatives) if negative else "(?:" + "|".join(alternatives) + ")"

    def _side(self, row: Row, item: str) -> str:
        sets = []
        for word in GUARD_ITEM.findall(item):
            chars = self.classes.chars(word[1:-1] if word[:1] == "<" and len(word) > 1 else "=" + word)
            if not chars:
                raise row.error(f"no word has the class {word}")
            sets.append(set_of(chars))
        return "".join(sets)

    def matches(self, tokens: Tokens) -> Iterator[Found]:
        """Longest matches from left to right, without overlap; of equal length the earlier row wins."""
        codes, by_first = tokens.codes, self.by_first
        at = 0
        for position, char in enumerate(codes):
            if position < at or char not in by_first:
                continue
            best: re.Match[str] | None = None
            chosen: Rule | None = None
            for rule in self._candidates(codes[position : position + 2]):
                match = rule.regex.match(codes, position)
                if match and (best is None or match.end() > best.end()):
                    best, chosen = match, rule
            if best is None or chosen is None:
                continue
            at = best.end()
            yield Found(chosen, tokens, position, at, _roles(chosen, best))

    def _candidates(self, pair: str) -> list[Rule]:
        """The rules that can begin with these two tokens, in order; no others are compiled and tried."""
        known = self._by_pair.get(pair)
        if known is None:
            rules = self.by_first[pair[0]]
            known = self._by_pair[pair] = [rule for rule in rules if rule.second is None or pair[1:] in rule.second]
        return known

    def whole(self, tokens: Tokens) -> Found | None:
        """The rule that takes all tokens as one expression, whatever stood beside it; the first such row."""
        pair = tokens.codes[:2]
        for rule in (*(self._candidates(pair) if pair[:1] in self.by_first else ()), *self.alone):
            if match := re.fullmatch(rule.bare, tokens.codes):
                return Found(rule, tokens, 0, len(tokens), _roles(rule, match))
        return None


def _roles(rule: Rule, match: re.Match[str]) -> dict[str, tuple[int, int]]:
    roles: dict[str, tuple[int, int]] = {}
    for role, number in rule.roles:
        start, end = match.span(number)
        name, count = role, 2
        while name in roles:
            name, count = f"{role}{count}", count + 1
        if start >= 0:
            roles[name] = (start, end)
    return roles
