"""Discard and issue dictionaries: words that keep a text from being coded, and words that name an issue.

BASEBALL                     no sentence with such a word is coded; +BASEBALL: no report
n:flood v:flood al+qaeda [CODE]   an issue; n: with plural, v: with verb forms, + a blank or a hyphen
~flood of tears              looks like an issue and is none; ~~ takes all issues from the sentence
"""

from __future__ import annotations

import itertools
import re

from according.dictionaries.forms import plural, verb_forms
from according.dictionaries.lines import lines_of, split_codes
from according.dictionaries.rows import DiscardRow, Fault, IssueRow, Rows

TAG = re.compile(r"^</?\s*\w[^>]*>$")
CATEGORY = re.compile(r'CATEGORY\s*=\s*"([^"]+)"')
EXPANDED = re.compile(r"^([nv]):(.+)$")


def read_discards(text: str, file: str, into: Rows) -> None:
    """Adds the discards of a file to `into`."""
    for number, line in lines_of(text):
        content, _ = split_codes(line.strip())
        if not content:
            continue
        phrase = content.lstrip("+").strip()
        if not phrase:
            into.faults.append(Fault(file, number, f"got {content!r}, expected words after +"))
            continue
        scope = "story" if content.startswith("+") else "sentence"
        into.discards.append(DiscardRow(phrase, "story" if scope == "story" else "sentence", f"{file}:{number}"))


def read_issues(text: str, file: str, into: Rows) -> None:
    """Adds the issues of a file to `into`, each phrase in all its forms.

    A line without a code has that of the <ISSUE CATEGORY="..."> around it; without either it is a Fault.
    """
    category = ""
    for number, line in lines_of(text):
        content = line.strip()
        if not content:
            continue
        if TAG.match(content):
            named = CATEGORY.search(content)
            category = named[1].replace(" ", "_") if named else ""
            continue
        source = f"{file}:{number}"
        if content.startswith("~"):
            mark = "~~" if content.startswith("~~") else "~"
            phrase, _ = split_codes(content.lstrip("~"))
            into.issues.extend(IssueRow(form, mark, source) for form in expanded(phrase))
            continue
        phrase, codes = split_codes(content)
        code = codes[0] if codes else category
        if not phrase or not code:
            into.faults.append(Fault(file, number, f"got {content!r}, expected words and an issue in brackets"))
            continue
        into.issues.extend(IssueRow(form, code.upper(), source) for form in expanded(phrase))


def expanded(phrase: str) -> list[str]:
    """The forms that `n:`, `v:` and `+` in a phrase stand for ("n:crime" is crime and crimes)."""
    choices: list[tuple[str, ...]] = []
    for word in phrase.split():
        marked = EXPANDED.match(word)
        bare = (marked[2] if marked else word).replace("+", "-")
        if marked is None:
            choices.append((bare,))
        else:
            choices.append((bare, plural(bare)) if marked[1] == "n" else verb_forms(bare))
    return [" ".join(form) for form in itertools.product(*choices)]
