"""A small grammar over tokens: each token becomes one character, each rule one regular expression.

A token's classes (`month`, `unit`, `day`, the literal words that rules name) pick its character, so a rule
such as `<weekday> ,? <month> <day> (,? <year>)?` is compiled into a pattern over characters, and a match
gives the tokens back by role. Rules are data (`time_patterns.tsv`); lookups by a rule's possible first
characters keep the search linear in the number of tokens.

Pattern items, separated by blanks: `word` (the token itself, lower case), `<class>` or `<class:role>`
(captured), `{MACRO}` (another row's pattern, captured under its lower-case name), `( | )` and `? * +`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from according.resources import Row

TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
    r"|\d{1,4}([/.])\d{1,2}\1\d{2,4}(?![\w/])"
    r"|\d{1,2}-\d{1,2}-\d{4}(?![\w-])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b)|\d{1,2}(?=[ap]\.?m\b)"
    r"|\d{4}(?=\s?(?:GMT|UTC|hrs|hours)\b)"
    r"|\d{1,4}(?:st|nd|rd|th)(?!\w)"
    r"|['’]?\d{2,4}(?:['’])?s(?!\w)"
    r"|\d{4}[-–/]\d\d(?![\d\w/.–-])"
    r"|['’]\d\d(?![\w.,]\w)"
    r"|\d{1,3}(?:,\d{3})+(?!\w)|\d+(?:\.\d+)?(?![^\W_])"
    r"|[ap]\.\s?m\b\.?"
    r"|['’][sS](?!\w)"
    r"|[^\W_]+"
    r"|\n"
    r"|[^\w\s]"
)
"""Tokens with the shapes that times have; every other run of letters and digits is one token."""

ITEM = re.compile(r"<([a-z_]+)(?::([a-z_]+))?>|\{([A-Z_]+)(?::([a-z_]+))?\}|([()|?*+])|([^\s()|?*+<>{}]+)")
GUARD_ITEM = re.compile(r"<[a-z_]+>|[^_]+")
FIRST_CODE = 0xE000
ALONE = "alone"
"""In the column `before`: the row reads expressions that are known to be times, and finds none in running text."""
DASHES = {"–": "-", "‑": "-", "−": "-", "’s": "'s", "’": "'", "‘": "'"}


@dataclass(slots=True)
class Tokens:
    """The tokens of a text: bounds, lower-case words, and the string of their class characters."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    codes: str

    def __len__(self) -> int:
        return len(self.starts)


class Classes:
    """Token classes: which words and shapes belong to which, and one character for each combination."""

    def __init__(self, lexicon: Iterable[Row], literals: Iterable[str]) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self._words: dict[str, set[str]] = {}
        for row in lexicon:
            for word in row.words("word"):
                self._words.setdefault(word, set()).add(row["class"])
                self.values[word.lower(), row["class"]] = row["value"]
        for word in literals:
            self._words.setdefault(word, set()).add("=" + word)
        self._codes: dict[frozenset[str], str] = {}
        self._known: dict[str, str] = {}
        self._chars: dict[str, str] = {}
        for word in list(self._words):
            self._known[word] = self._code(self._word_classes(word))
        self.other = self._code(frozenset())
        self.plural = self._code(frozenset({"plural"}))
        self.capital = self._code(frozenset({"capital"}))
        for shape in (*SHAPE_SETS, {"break"}):
            self._code(frozenset(shape))

    def _word_classes(self, word: str) -> frozenset[str]:
        found = self._words.get(word, set()) | self._words.get(word.lower(), set())
        if word[:1].isalpha() and word.lower() != word:
            found = found | {"capital"}
        if word.isdigit() or word[:1].isdigit():
            found = found | shape_classes(word)
        return frozenset(found)

    def _code(self, classes: frozenset[str]) -> str:
        if classes not in self._codes:
            self._codes[classes] = chr(FIRST_CODE + len(self._codes))
        return self._codes[classes]

    def chars(self, name: str) -> str:
        """All characters whose token has the class `name` ("=word" for a literal), for a regex set."""
        known = self._chars.get(name)
        if known is None:
            found = [char for classes, char in self._codes.items() if name in classes]
            known = self._chars[name] = "".join(found)
        return known

    def freeze(self) -> None:
        """Give every cased form of known words its character, so that no class set appears later."""
        for word in list(self._words):
            for form in (word, word.capitalize(), word.upper()):
                self._known[form] = self._code(self._word_classes(form))

    def char(self, word: str) -> str:
        """The character of one token."""
        known = self._known.get(word)
        if known is not None:
            return known
        first = word[0]
        if first.isdigit() or (first in "'’" and len(word) > 2):
            return self._codes.get(shape_classes(word), self.other)
        lower = word.lower()
        if lower in self._known:
            return self._known[lower]
        if first.isupper():
            return self.capital
        return self.plural if word[-1] == "s" and len(word) > 3 and word[-2] not in "su" else self.other


SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("isodate", r"\d{4}-\d\d-\d\d(T.*)?"),
        ("slashdate", r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}"),
        ("clock", r"([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d)?"),
        ("dotted", r"([01]?\d|2[0-4])\.[0-5]\d"),
        ("hour", r"([01]?\d|2[0-4])"),
        ("military", r"([01]\d|2[0-4])[0-5]\d"),
        ("ordinal", r"\d{1,4}(st|nd|rd|th)"),
        ("dayth", r"(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)"),
        ("decade", r"['’]?([12]\d)?\d0['’]?s"),
        ("yearspan", r"(1[5-9]|20)\d\d[-–/]\d\d"),
        ("shortyear", r"['’]\d\d"),
        ("day", r"0?[1-9]|[12]\d|3[01]"),
        ("year", r"(1[89]|20)\d\d"),
        ("sureyear", r"(19[1-9]\d|20[0-4]\d)(?<!2000)"),
        ("oldyear", r"1[0-7]\d\d|21\d\d"),
        ("int", r"\d+|\d{1,3}(,\d{3})+"),
        ("two", r"\d\d"),
        ("decimal", r"\d+\.\d+"),
    )
)


@lru_cache(maxsize=20_000)
def shape_classes(word: str) -> frozenset[str]:
    """The classes that a token of digits has by its shape alone."""
    return frozenset(name for name, pattern in SHAPES if pattern.fullmatch(word))


SHAPE_SETS = [
    shape_classes(word)
    for word in (
        "0", "00", "1", "10", "25", "32", "100", "1000", "1060", "1800", "1860", "1910", "1960", "2200", "0th", "1st",
        "1.5", "1.30", "15:30", "99:99", "2017-11-14", "2017-11-14T10:00", "11/14/2017", "1990s", "2014-15", "'17",
    )
]  # fmt: skip
"""All sets of classes that a token of digits can have by its shape, each by one such token."""


def wrapped_at(text: str) -> int:
    """The least length of a line that goes on in the next: 60 columns where no line passes 100, else none has it."""
    longest = max(map(len, text.split("\n")))
    return 60 if longest <= 100 else longest + 1


def tokenise(text: str, classes: Classes) -> Tokens:
    """Tokens of `text`; line ends become breaks, except inside paragraphs that are wrapped over several lines."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    char, break_char = classes.char, classes._code(frozenset({"break"}))
    line, wrapped = 0, wrapped_at(text)
    for match in TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if word == "\n":
            length, line = start - line, end
            if length >= wrapped and text[end : end + 1] not in ("\n", " ", "\t", ""):
                continue
            code = break_char
        else:
            word = DASHES.get(word, word)
            code = char(word)
        starts.append(start)
        ends.append(end)
        words.append(word.lower())
        codes.append(code)
    return Tokens(text, starts, ends, words, "".join(codes))


@dataclass(slots=True)
class Part:
    """A piece of a compiled pattern: regex, the characters it can begin with, whether it can be empty.

    `second` holds the characters that can come second, where it takes two or more; `single`: it can take just one.
    """

    regex: str
    first: set[str]
    empty: bool
    second: set[str] = field(default_factory=set)
    single: bool = False

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
        return Part(
            "(?:" + "|".join(p.regex for p in parts) + ")",
            set().union(*(p.first for p in parts)),
            any(p.empty for p in parts),
            set().union(*(p.second for p in parts)),
            any(p.single for p in parts),
        )

    def _sequence(self) -> Part:
        whole = Part("", set(), True)
        while self._peek() not in (None, "|", ")"):
            whole = whole.then(self._repeated())
        return whole

    def _repeated(self) -> Part:
        part = self._atom()
        mark = self._peek()
        if mark in ("?", "*", "+"):
            self.at += 1
            again = part.second | part.first if mark != "?" else part.second
            part = Part(f"(?:{part.regex}){mark}", part.first, part.empty or mark != "+", again, part.single)
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
            return replace(part, regex=f"(?:{part.regex})")
        if mark:
            raise self.row.error(f"{mark} stands where an item was expected")
        if macro:
            if macro not in self.macros:
                raise self.row.error(f"no macro {macro}")
            if macro_role != "none":
                self.roles.append(macro_role or macro.lower())
            part, group = self._macro(macro), "(?:" if macro_role == "none" else "("
            return replace(part, regex=f"{group}{part.regex})")
        chars = self.classes.chars(name if name else "=" + word)
        if not chars:
            raise self.row.error(f"no word has the class {name or word}")
        if name and role != "none":
            self.roles.append(role or name)
            return Part(f"([{chars}])", set(chars), False, single=True)
        return Part(f"[{chars}]", set(chars), False, single=True)

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
            sets.append(f"[{chars}]")
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
        for rule in (*self.by_first.get(tokens.codes[:1], ()), *self.alone):
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
