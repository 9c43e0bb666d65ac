"""Bounds of a model's attribution put right where the guidelines of PolNeAR are plain about them.

No content or source ends with a word that leads to another; see also `naming.py` (sources) and `marks.py` (quotations).
A cue of speech takes the phrase of the statement or interview that follows it. A source begins with its determiner,
title and modifiers; a comma after it belongs to it only as the second of a pair; a colon after a cue of speech is part
of the cue; a content is parted by its cue and source alone, so a smaller hole in it is closed.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.cues import cue_lexicon, source_words
from according.attribution.edges import ARTICLES, Range
from according.attribution.naming import whole
from according.attribution.phrases import Draft, subtree
from according.attribution.subjects import agent
from according.words import base, word_class

CLOSING = frozenset({"say", "medium"})
HOLE = 3  # most tokens of a hole that is closed
PREMODIFIERS = frozenset({"det", "amod", "compound", "flat", "nummod", "nmod:desc"})
PREPOSITIONS = frozenset({"about", "for", "of", "over", "against"})
"""In a quarter of PolNeAR's training part "about" ends a cue 102 times and opens a content 27 times; "for" 123, 18."""
DANGLING = frozenset({"case", "det", "cc", "advmod", "amod", "compound", "nummod"})
"""Relations of words that lead to what follows them, where their head follows."""
LEADING = frozenset({"case", "det", "cc"})
"""Those of them that say nothing by themselves."""
DASHES = frozenset({"-", "–", "—", "--"})
PHRASE = frozenset({"NOUN", "PROPN", "DET", "ADJ", "CCONJ", "NUM", "ADP", "PART"})
"""Parts of speech of a phrase without a clause."""
LONGEST = 12
TITLES = frozenset({"Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms", "Dr.", "Dr", "Messrs."})


def repair(draft: Draft, doc: Doc) -> None:
    """Put the bounds of source, cue and contents right, in place."""
    draft.source = _of_aside(draft, doc) or _beside_cue(draft, doc) or draft.source
    if draft.source is not None:
        draft.source = _source(whole(_with_title(draft.source, draft, doc), draft, doc), doc)
    if draft.cue is not None:
        draft.cue = _cue(draft.cue, draft, doc)
        _take_preposition(draft, doc)
    draft.contents = _closed(draft, doc)
    draft.contents = [_headed(content, draft, doc) for content in _spoken(draft, doc)]
    draft.contents = [_without_reactions(_ended(content, draft, doc), draft, doc) for content in draft.contents]
    left = _opening(draft, doc)
    if left is not None:
        right = draft.contents[-1][1]
        if left == draft.contents[0][0] and draft.source is not None and draft.cue is not None:
            right = min(draft.source[0], draft.cue[0])
        draft.contents = [(left, right)]


def _beside_cue(draft: Draft, doc: Doc) -> Range | None:
    """The phrase between the last comma and a cue that closes its sentence, where the source stands before the comma.

    "Troops burned houses, residents and Amnesty said": a tree may hang such a phrase elsewhere than on its verb.
    """
    if draft.anchor < 0 or draft.cue is None or draft.source is None or draft.cls not in CLOSING:
        return None
    cue, left = doc[draft.anchor], draft.cue[0]
    first = left
    while first > cue.sent.start and doc[first - 1].pos_ in PHRASE and left - first < LONGEST:
        first -= 1
    closes = draft.cue[1] >= cue.sent.end or doc[draft.cue[1]].is_punct
    parted = first > cue.sent.start and doc[first - 1].text == ","
    before = draft.source[1] <= first - 1 and any(right <= first for _, right in draft.contents)
    named = any(token.pos_ in ("NOUN", "PROPN") for token in doc[first:left])
    return (first, left) if closes and parted and before and named and cue.tag_ in ("VBD", "VBZ", "VBP") else None


def _of_aside(draft: Draft, doc: Doc) -> Range | None:
    """Who goes on to speak behind what he said first: "rebels fled, *the army* admitted, after denying it"."""
    cue = doc[draft.anchor] if draft.anchor >= 0 else None
    if cue is None or draft.source is None or cue.tag_ != "VBG" or base(cue.dep_) != "advcl":
        return None
    said = cue.head
    subject = next((child for child in said.children if base(child.dep_) == "nsubj"), None)
    if subject is None or not draft.source[1] < subject.left_edge.i < said.i < cue.i:
        return None
    first = base(said.dep_) == "parataxis" or any(c.dep_ == "ccomp" and c.i < subject.i for c in said.children)
    return (subject.left_edge.i, subject.right_edge.i + 1) if first else None


def _with_title(span: Range, draft: Draft, doc: Doc) -> Range:
    """The source with what belongs to its words: "Mr. Lee" of "Lee", "the mayor" of "mayor", "the public" of "the"."""
    left, right = span
    noun = doc[right - 1].head.i
    if doc[right - 1].dep_ == "det" and noun >= right and not any(_taken(i, draft) for i in range(right, noun + 1)):
        right = noun + 1
    if doc[right - 1].text in TITLES and noun >= right and not any(_taken(i, draft) for i in range(right, noun + 1)):
        right = doc[right - 1].head.right_edge.i + 1 if doc[right - 1].head.dep_ == "flat" else noun + 1
    while left > 0 and not draft.holds(left - 1) and (draft.cue is None or not draft.cue[0] <= left - 1 < draft.cue[1]):
        before = doc[left - 1]
        titled = before.text in TITLES and doc[left].pos_ == "PROPN"
        if not titled and not (before.dep_ in PREMODIFIERS and left <= before.head.i < right):
            break
        left -= 1
    return left, right


def _taken(i: int, draft: Draft) -> bool:
    return draft.holds(i) or (draft.cue is not None and draft.cue[0] <= i < draft.cue[1])


def _source(span: Range, doc: Doc) -> Range | None:
    left, right = _with_others(span, doc)
    while right - 1 > left and doc[right - 1].text == "," and not any(t.text == "," for t in doc[left : right - 1]):
        right -= 1
    pair = any(token.text == "," for token in doc[left:right])
    if pair and right < len(doc) and doc[right].text == "," and doc[right - 1].text != ",":
        right += 1
    return (left, right) if left < right else None


def _with_others(span: Range, doc: Doc) -> Range:
    """The source with those before it who speak as well: "Germany and France" of "France"."""
    left, right = span
    first = doc[left:right].root
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    speaks = base(first.dep_) == "nsubj" and first.head.i >= right and first.i < left
    between = doc[first.left_edge.i : left] if speaks else doc[left:left]
    joined = len(between) and not any(token.pos_ in ("VERB", "AUX") or token.is_quote for token in between)
    return (first.left_edge.i, right) if joined else span


def _cue(span: Range, draft: Draft, doc: Doc) -> Range:
    left, right = span
    while right - left > 1 and doc[right - 1].ent_type_ in ("DATE", "TIME"):  # "confirmed last" month
        right -= 1
    while right - left > 1 and _leads_away(doc[right - 1], right, draft):
        right -= 1
    right = _with_plea(left, _with_venue(left, right, doc), draft, doc)
    starts = {content[0] for content in draft.contents}
    if right < len(doc) and doc[right].text == ":" and {right, right + 1} & starts:
        return left, right + 1
    return left, right


def _take_preposition(draft: Draft, doc: Doc) -> None:
    """The preposition between cue and content is the cue's: "worried about" the money, "criticised for" being slow."""
    if draft.cue is None or draft.cue[1] >= len(doc):
        return
    at = draft.cue[1]
    leads = doc[at].dep_ in ("case", "mark") and doc[at].lower_ in PREPOSITIONS
    if leads and any(left == at and right > at + 1 for left, right in draft.contents):
        draft.cue = (draft.cue[0], at + 1)
        draft.contents = [(left + (left == at), right) for left, right in draft.contents]


def _with_venue(left: int, right: int, doc: Doc) -> int:
    """The end of a cue with the phrase behind it that says in what it was said ("said in a statement")."""
    if right >= len(doc) or doc[right].dep_ != "case":
        return right
    noun = doc[right].head
    venue = noun.lemma_.lower() in source_words("venue") and left <= noun.head.i < right
    return noun.i + 1 if venue and noun.i >= right else right


def _leads_away(word: Token, right: int, draft: Draft) -> bool:
    """Whether a cue's last word leads to what is no part of the claim: "said in *a*" letter, "denies *to*" this day."""
    noun = word.head
    if noun.i < right or draft.holds(noun.i) or word.dep_ not in ("case", "det"):
        return False
    return word.dep_ == "det" or noun.ent_type_ in ("DATE", "TIME") or noun.dep_ == "obl:unmarked"


def _with_plea(left: int, right: int, draft: Draft, doc: Doc) -> int:
    """The end of a cue with the plea that it makes ("pleaded *not guilty* to"), which is taken off the contents."""
    if not any(token.lemma_ == "plead" for token in doc[left:right]):
        return right
    while right < len(doc) and doc[right].lower_ in word_class("pleas"):
        right += 1
    cut = ((max(first, right), last) for first, last in draft.contents)
    draft.contents = [content for content in cut if content[0] < content[1]] or draft.contents
    return right


def _closed(draft: Draft, doc: Doc) -> list[Range]:
    result: list[Range] = []
    for left, right in sorted(draft.contents):
        if result and _joins(result[-1][1], left, draft, doc):
            result[-1] = (result[-1][0], max(right, result[-1][1]))
        else:
            result.append((left, right))
    return result


def _spoken(draft: Draft, doc: Doc) -> list[Range]:
    """The contents without a participle of the cue that stands alone: "Referring" to the raid, Ann said “…”."""
    if draft.anchor < 0 or len(draft.contents) < 2:
        return draft.contents
    alone = [
        (child.i, child.i + 1)
        for child in doc[draft.anchor].children
        if base(child.dep_) == "advcl" and child.tag_ == "VBG"
    ]
    return [content for content in draft.contents if content not in alone]


def _ended(content: Range, draft: Draft, doc: Doc) -> Range:
    """The content with the noun that its last word leads to, or else without a word that leads to nothing.

    No clause ends with "but only" or "of the".
    """
    left, right = content
    for _ in range(HOLE):
        last = doc[right - 1]
        if last.dep_ not in DANGLING or last.head.i < right or last.head.sent != last.sent:
            break
        if last.i == last.sent.start or (last.i and doc[last.i - 1].is_space):
            break  # it opens a sentence
        barred = {i for span in (draft.cue, draft.source) if span is not None for i in range(*span)}
        for end in (max(last.head.i, last.head.right_edge.i) + 1, last.head.i + 1):
            rest = range(right, end)
            if last.dep_ != "cc" and not any(i in barred or draft.holds(i) or doc[i].text in DASHES for i in rest):
                return left, end
        if right - left < 2 or (last.dep_ not in LEADING and doc[right - 2].dep_ != "cc"):
            break
        right -= 1
    return left, right


def _without_reactions(content: Range, draft: Draft, doc: Doc) -> Range:
    """The content without what the outlet adds of how others took it: "said it would annex the valley, a move
    condemned by Amman", "…, a claim that the rebels denied", "…, something expected to anger its rivals".
    """
    left, right = content
    if draft.cue is None or draft.cls not in CLOSING or draft.cue[1] > left or any(t.is_quote for t in doc[left:right]):
        return content
    for noun in doc[left + 1 : right]:
        if base(noun.dep_) not in ("appos", "parataxis") or noun.lemma_.lower() not in word_class("summing"):
            continue
        first = next(
            (word.i for word in noun.lefts if word.lower_ in ARTICLES),
            noun.i if noun.tag_ == "NNS" or noun.lower_ == "something" else 0,
        )
        if left < first - 1 and doc[first - 1].text == "," and _taken_so(noun):
            return left, first - 1
    return content


def _taken_so(noun: Token) -> bool:
    """Whether a word that sums up what was said is followed by what others say of it, or by what is expected of it."""
    lexicon = cue_lexicon()
    for verb in noun.children:
        entry = lexicon.at(verb) if base(verb.dep_) == "acl" and verb.i > noun.i else None
        if entry is None:
            continue
        subject = next((child for child in verb.children if base(child.dep_) == "nsubj"), agent(verb))
        if subject is not None and subject.pos_ in ("NOUN", "PROPN"):
            return True
        if subject is None and verb.tag_ == "VBN" and entry.cls in ("belief", "plan", "fear"):
            return True
    return False


def _headed(content: Range, draft: Draft, doc: Doc) -> Range:
    """The content with the rest of the clause that the cue governs, where it ends before.

    "Organisers said about 300 people, most of them students, took part" must not stop at "students", nor "a mayor said
    the crowd threw stones at soldiers, who fired" at "soldiers".
    """
    if draft.anchor < 0 or draft.cue is None:
        return content
    left, right = content
    for clause in doc[draft.anchor].children:
        if base(clause.dep_) != "ccomp" or clause.sent.start > left or (clause.i < right and _set_off(right, doc)):
            continue
        if any(left <= child.i < right and base(child.dep_) == "nsubj" for child in clause.children):
            return left, _and_they(_end(clause, right, draft), draft, doc)
    return left, _and_they(right, draft, doc)


def _and_they(right: int, draft: Draft, doc: Doc) -> int:
    """Where a content ends to which a clause with "they" is joined by "and" alone, though it was hung on the cue: "said
    he spoke to Ann and they agreed to meet". Who speaks may go on himself ("and he urged"), but one is not many."""
    if draft.source is None or doc[draft.source[1] - 1].tag_ not in ("NNP", "NN", "PRP"):
        return right
    if any(token.lower_ in ("they", "and") for token in doc[draft.source[0] : draft.source[1]]):
        return right
    for verb in doc[draft.anchor].children:
        if verb.dep_ != "conj" or verb.left_edge.i != right or not verb.tag_.startswith("VB"):
            continue
        subject = next((child for child in verb.children if base(child.dep_) == "nsubj"), None)
        if doc[right].dep_ == "cc" and subject is not None and subject.i == right + 1 and subject.lower_ == "they":
            end = verb.right_edge.i + 1
            barred = {i for span in (draft.cue, draft.source) if span is not None for i in range(*span)}
            if not any(i in barred for i in range(right, end)):
                return end - 1 if doc[end - 1].is_punct else end
    return right


def _set_off(at: int, doc: Doc) -> bool:
    """Whether what follows is set off as outlets set off what they add: by a dash, a colon, a comma and a preposition.

    On 200 texts of PolNeAR's training part such a rest was never the content's; five exact contents ran on over it.
    """
    if at + 1 >= len(doc):
        return False
    comma = doc[at].text == "," and doc[at + 1].pos_ in ("ADP", "SCONJ")
    return comma or doc[at].text in DASHES or doc[at].text in (";", ":", "(")


def _opening(draft: Draft, doc: Doc) -> int | None:
    """Where the content of a cue that closes its sentence begins, if it was cut off from the head of its clause.

    Of "Paris has condemned the “provocation”, a spokesman said" all is the spokesman's word, not the quotation alone.
    """
    if draft.anchor < 0 or draft.cue is None or draft.source is None or not draft.contents or draft.cls not in CLOSING:
        return None
    cue, first = doc[draft.anchor], draft.contents[0][0]
    sentence, left = cue.sent, min(draft.source[0], draft.cue[0])
    if draft.contents[-1][1] > left or not _parts(left, doc):
        return None
    if not sentence.start < first:
        return _cut_short(draft, left, doc)
    own = subtree(cue, [child.i for child in cue.children if child.i < left])
    own |= set(range(*draft.source))  # a tree may hang who speaks on the last verb of what is said
    closes = all(token.i in own or token.is_punct or token.is_space for token in doc[left : _goes_on(cue)])
    hosts = [cue.head] if base(cue.dep_) in ("parataxis", "advcl", "conj") else []
    hosts += [child for child in cue.children if base(child.dep_) == "ccomp" and child.i < left]
    if not closes or not any(sentence.start <= host.i < first for host in hosts):
        return None
    lexicon = cue_lexicon()
    said = [token for token in doc[sentence.start : first] if (entry := lexicon.at(token)) and entry.pos == "adp"]
    return None if said else sentence.start


def _goes_on(cue: Token) -> int:
    """Where the outlet goes on after a cue, with a comma and a conjunction, or else the end of the sentence."""
    doc, end = cue.doc, cue.sent.end
    after = (i for i in range(cue.i + 1, end - 1) if doc[i].text == "," and doc[i + 1].dep_ == "cc")
    return next(after, end)


def _cut_short(draft: Draft, left: int, doc: Doc) -> int | None:
    """Where the content of a closing cue begins, if it ends before the clause that it opens: "The 21" of "The 21 were
    freed at dawn, a mayor said"."""
    cue, (first, right) = doc[draft.anchor], draft.contents[-1]
    host = cue.head if base(cue.dep_) in ("parataxis", "advcl") else None
    own = next((c for c in cue.children if base(c.dep_) == "ccomp" and c.i < left), host)
    if own is not None and len(draft.contents) > 1 and draft.contents[0][0] == cue.sent.start and own.i < first:
        return None if draft.holds(own.i) else cue.sent.start  # "A" and "a bus" of "A strike hit a bus, a mayor said"
    if len(draft.contents) > 1 or own is None or not right <= own.i < left or first != cue.sent.start:
        return None
    opened = any(first <= child.i < right and base(child.dep_) == "nsubj" for child in own.children)
    return first if opened and not any(token.is_quote for token in doc[first:left]) else None


def _parts(left: int, doc: Doc) -> bool:
    """Whether a comma parts a closing cue from what it closes."""
    at = left - 1
    while at > 0 and (doc[at].is_quote or doc[at].is_space):
        at -= 1
    return doc[at].text == "," or doc[at].text.endswith(",")


def _end(clause: Token, right: int, draft: Draft) -> int:
    """Where a clause ends, or before the cue and the source if these come first, or what the outlet may add itself.

    That is another word of saying, and a participle of result: "said it had held a man, prompting Kiev to protest".
    """
    lexicon, after = cue_lexicon(), [child for child in clause.children if child.i >= right]
    spoken = [child.i for child in after if base(child.dep_) == "conj" and lexicon.at(child) is not None]
    added = [child.i for child in after if base(child.dep_) == "advcl" and child.tag_ == "VBG"]
    doc, below, end = clause.doc, subtree(clause, [*spoken, *added]), right
    barred = {i for span in (draft.cue, draft.source) if span is not None for i in range(*span)}
    while right < len(doc) and (right in below or doc[right].is_punct) and right not in barred:
        right += 1
        end = right if not doc[right - 1].is_punct else end
    return end


def _joins(left: int, right: int, draft: Draft, doc: Doc) -> bool:
    """Whether the hole between two contents is small, inside a sentence, and neither cue nor source."""
    if right - left > HOLE:
        return False
    for role in (draft.cue, draft.source):
        if role is not None and role[0] < right and left < role[1]:
            return False
    return all(not token.is_sent_start and not token.is_space for token in doc[left : right + 1])
