"""What is no content: whom a demand is made of, who accuses, what the speaker would not say, a request for comment."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from according.attribution.clause import negator_of
from according.attribution.cues import cue_lexicon
from according.attribution.edges import Range, trimmed
from according.attribution.operators import modality
from according.attribution.phrases import Draft, source_range
from according.attribution.subjects import agent, is_passive
from according.resources import table
from according.words import base, past_wish, word_class

ADDRESSING = frozenset({"on", "upon", "to", "with"})
"""Prepositions of who is asked: "called on Oslo", "appealed to both", "pleaded with them"."""
OBJECTS = frozenset({"obj", "iobj"})
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})
MORE = frozenset({"immediately", "further"})
"""Adverbs of who says no more for now: "did not immediately name them"."""
DATELINE = frozenset({"--", "—", "–", ")"})
"""Marks behind the place of a report's first line."""
DAY = 5
"""Most words by which a closing source says on which day it spoke."""
NEAR = 5
"""How many words of a content may lead to the "comment" that was asked for."""


def limit(draft: Draft, doc: Doc) -> None:
    """Take off the addressee of a demand ("urged *both sides* to talk": our guidelines, §4) and who accuses somebody
    ("accused of theft *by the mayor*"), whose word it is: the contents and source of the draft are changed in place.
    """
    if draft.anchor < 0:
        return
    cue = doc[draft.anchor]
    found = draft.contents
    if draft.stance == "demands":
        found = [_before_deed(_behind_addressee(content, cue), cue) for content in found]
    by = agent(cue) if draft.cls == "accusation" and is_passive(cue) else None
    if by is not None:
        left = by.left_edge.i
        found = [(first, left) if first < left <= by.i < last else (first, last) for first, last in found]
        draft.source = draft.source or source_range(by)
        draft.contents = found
        if not any(last > by.i for _, last in found):
            found = found + (_charge(cue, by) or _charged_behind(draft, by))
    found = [_before_refusal(_before_next(content, cue), doc) for content in found]
    draft.contents = [content for content in (trimmed(content, doc) for content in found) if content is not None]


def close(draft: Draft, doc: Doc) -> None:
    """Give a cue that closes its clause the whole clause before it, and nothing behind a semicolon, in place: "A strike
    killed a commander, the group said; Israel had no comment". So does one that is put between commas: "Jets bombed
    two posts overnight, the army said, hours after a truce".
    """
    cue, source = draft.cue, draft.source
    if cue is None or source is None or draft.cls not in ("say", "medium", "according"):
        return
    first, end = min(source[0], cue[0]), max(source[1], cue[1])
    together = source[1] == cue[0] or (source[0] == cue[1] and doc[cue[0]].lower_ == "according")
    end = _behind_day(doc, end)
    last = end < len(doc) and doc[end].text in (";", ".", ",")
    begin, comma = doc[cue[0]].sent.start, first - 1
    if not first or not together or not last:
        return
    if doc[comma].text != "," or any(token.is_quote and token.tag_ != "POS" for token in doc[begin:first]):
        return
    begin = next((i + 1 for i in range(comma, begin, -1) if doc[i].text in (";", "?")), begin)
    before = [content for content in draft.contents if content[0] < begin]
    front = [content for content in draft.contents if begin <= content[0] and content[1] <= comma + 1]
    behind = [content for content in draft.contents if content[0] >= end and doc[end].text != ";"]
    if not front:
        return
    joined = "cc" in {doc[i].dep_ for i in (front[0][0], max(front[0][0] - 1, begin)) if i > begin}
    if front[0][0] == begin or not (joined or _told_apart(doc, begin, front[0][0])):
        gaps = [range(left[1], right[0]) for left, right in pairwise(front)]
        cues = any(_strong(doc[i]) or draft.holds(i) for gap in gaps for i in gap)
        front = [(begin, front[0][1]), *front[1:-1], (front[-1][0], comma)] if cues else [(begin, comma)]
    found = [trimmed(content, doc) for content in (*before, *front, *behind)]
    draft.contents = [content for content in found if content is not None]


def _behind_day(doc: Doc, at: int) -> int:
    """The token behind the day on which something was said: "the agency said *late on Tuesday*."."""
    end = at
    while end < min(at + DAY, len(doc)):
        opens = end - at < 2 and doc[end].lower_ in ("on", "late", "early")
        if not opens and doc[end].ent_type_ not in ("DATE", "TIME"):
            break
        end += 1
    return end if end > at and doc[end - 1].ent_type_ in ("DATE", "TIME") else at


def unfelt(draft: Draft, doc: Doc) -> bool:
    """Whether nobody says it: "no group has claimed responsibility"; "the envoy did not witness the shelling" and other
    things not seen or trusted; "it is too early to say who"; "how outraged I am", which is said by the speaker.
    """
    if draft.anchor < 0 or draft.source is None:
        return False
    cue, who = doc[draft.anchor], doc[draft.source[0]].lower_
    if who == "it" and cue.head.lemma_.lower() in word_class("expletive_adjectives") and base(cue.dep_) in CLAUSES:
        return True
    if any(token.is_quote or token.pos_ in ("VERB", "AUX") for a, b in draft.contents for token in doc[a:b]):
        return False
    nobody = who in word_class("nobody")
    if cue.pos_ == "VERB" and cue.lemma_ in word_class("seeing_or_trusting"):
        return nobody or negator_of(cue) is not None
    if nobody and cue.lower_ in word_class("owning_up"):
        return True
    if cue.lemma_ in word_class("prosecuting") and negator_of(cue) is not None:  # "cannot indict her"
        return True
    return who in ("i", "we") and draft.stance != "fears" and (cue.pos_ == "ADJ" or cue.tag_ == "VBN")


def names_only(draft: Draft, doc: Doc) -> bool:
    """Whether a content names whom somebody refuses, sends away, questions or pardons, or the day of what he called,
    and tells nothing: "dismissed the army chief", "recalled its ambassador", "called a strike for Thursday".
    """
    if draft.anchor < 0 or len(draft.contents) != 1:
        return False
    words, cue = doc[slice(*draft.contents[0])], doc[draft.anchor]
    noun = words.root
    described = {
        i for word in words if word.dep_ == "acl:relcl" for i in range(word.left_edge.i, word.right_edge.i + 1)
    }
    verbs = [word for word in words if word.pos_ == "VERB" and word.i not in described]
    if verbs or any(word.is_quote or word.lower_ == "as" for word in words):
        return False
    if all(word.ent_type_ in ("DATE", "TIME") for word in words):
        return any(base(child.dep_) == "obj" and child.i < words.start for child in cue.children)
    lemma = noun.lemma_.lower()
    envoy = lemma in word_class("diplomats") or any(word.lower_.endswith("affaires") for word in words)
    someone = noun.ent_type_ == "PERSON" or envoy or lemma in persons()
    someone = someone or (
        cue.lemma_ == "question" and noun.pos_ == "PRON" and noun.lower_ not in ("it", "this", "that")
    )
    if noun.head.i != cue.i or not someone:
        return False
    if noun.dep_ == "nsubj:pass":
        return draft.cls == "denial" or cue.lemma_ in ("bar", "question", "pardon")
    aimed = cue.lemma_ in ("summon", "pardon", "question") or (cue.lemma_ == "recall" and envoy)
    sent = draft.cls == "denial" or aimed
    return sent and base(noun.dep_) == "obj"


def withheld(draft: Draft, doc: Doc) -> bool:
    """Whether "deny" keeps something from somebody: "was denied medical care", "denied entry to two lawmakers"."""
    cue = doc[draft.anchor] if draft.anchor >= 0 else None
    if cue is None or cue.lemma_ != "deny" or cue.pos_ != "VERB":
        return False
    kept = [child for child in cue.children if base(child.dep_) == "obj"]
    whom = [child for child in cue.children if child.dep_ in ("iobj", "nsubj:pass")]
    bare = [noun for noun in kept if not any(child.dep_ == "conj" for child in noun.children)]
    return bool(kept) and (bool(whom) or any(noun.lemma_.lower() in word_class("withheld") for noun in bare))


@cache
def persons() -> frozenset[str]:
    """Nouns of one word for persons."""
    rows = table("agents", ("noun", "kind"))
    return frozenset(row["noun"] for row in rows if row["kind"] == "person" and " " not in row["noun"])


def _told_apart(doc: Doc, begin: int, end: int) -> bool:
    """Whether what stands before a content is not said with it: another's cue, a conjunction, a dateline."""
    dateline = any(token.text in DATELINE for token in doc[begin:end])
    return dateline or doc[begin].dep_ == "cc" or any(map(_strong, doc[begin:end]))


def _strong(token: Token) -> bool:
    """Whether a word is a cue whatever stands around it."""
    entry = cue_lexicon().at(token)
    return entry is not None and entry.weight == "strong"


def _charge(cue: Token, by: Token) -> list[Range]:
    """What somebody is accused of behind who accuses: "accused by women *of rape*"."""
    for child in cue.children:
        of = next((word for word in child.children if word.lower_ == "of" and word.dep_ in ("case", "mark")), None)
        if of is not None and child.i > by.right_edge.i:
            return [(of.i + 1, child.right_edge.i + 1)]
    return []


def _charged_behind(draft: Draft, by: Token) -> list[Range]:
    """What somebody is accused of where a tree hangs it on who accuses: "accused by dozens of women *of rape*"; it is
    taken off the source, in place.
    """
    of = [word for word in by.subtree if word.lower_ == "of" and word.dep_ == "case" and word.head.i > by.i]
    if draft.source is None or len(of) < 2 or _somebody(of[-1].head):
        return []
    if not draft.source[0] < of[-1].i < draft.source[1]:
        return []
    draft.source = (draft.source[0], of[-1].i)
    return [(of[-1].i + 1, of[-1].head.right_edge.i + 1)]


def _before_deed(content: Range, cue: Token) -> Range:
    """The content without what was done: "demanded that the mayor leave, and police fired" demands no shots."""
    left, right = content
    if any(token.is_quote for token in cue.doc[left:right]):
        return content
    asked = [child for child in cue.children if base(child.dep_) == "ccomp" and child.tag_ == "VB"]
    for deed in (child for verb in asked for child in verb.children if child.dep_ == "conj" and child.tag_ == "VBD"):
        first = deed.left_edge.i
        if left < first < right and any(child.dep_ == "nsubj" for child in deed.children):
            right = first
    return left, right


def _before_next(content: Range, cue: Token) -> Range:
    """The content without the speaker's next act of speech, or the court's next: "said two men were killed *and vowed
    to hunt for them*", "was charged with theft *and jailed*", nor what who asks did: "urged us to leave *and closed*".
    """
    left, right = content
    if any(token.is_quote for token in cue.doc[left:right]):
        return content
    for verb in (child for child in cue.children if child.dep_ == "conj" and left < child.i < right):
        begin = next((child.i for child in verb.children if child.dep_ == "cc"), verb.i)
        passed = is_passive(cue) and verb.lower_ in word_class("verdicts")
        passed = passed and not any(child.dep_ == "obj" for child in verb.children)
        said = passed or past_wish(cue, verb)
        said = said or (verb.tag_ in ("VBD", "VBG") and verb.tag_ == cue.tag_ and _strong(verb))
        if said and left < begin and not any(map(_is_subject, verb.children)):
            right = min(right, begin)
    return left, right


def _is_subject(token: Token) -> bool:
    return base(token.dep_) == "nsubj"


def _behind_addressee(content: Range, cue: Token) -> Range:
    """The content from its infinitive on, where it begins with whom the demand is made of."""
    doc = cue.doc
    for clause in cue.children:
        to = next((word.i for word in clause.lefts if word.lower_ == "to"), None)
        if to is None or base(clause.dep_) not in CLAUSES or clause.tag_ != "VB" or not content[0] < to < content[1]:
            continue
        asked = [child for child in cue.children if cue.i < child.i < to and _asked(child)]
        asked += [child for child in clause.lefts if base(child.dep_) == "nsubj" and cue.i < child.i]
        called_for = "for" in {doc[i].lower_ for i in (content[0], content[0] - 1) if i >= 0}
        marked = any(token.is_quote for token in doc[content[0] : to])  # urged “all parties to show restraint”
        if called_for or marked or not any(c.left_edge.i <= content[0] <= c.i and _somebody(c) for c in asked):
            continue
        return to - (doc[to - 1].lower_ == "not"), content[1]
    return content


def _asked(child: Token) -> bool:
    """Whether a phrase beside a cue can be whom it asks."""
    case = next((word.lower_ for word in child.children if word.dep_ == "case"), None)
    return child.dep_ in OBJECTS or (base(child.dep_) in ("obl", "iobj") and case in ADDRESSING)


def _somebody(word: Token) -> bool:
    """Whether a word is no thing: "ordered *the documents* to remain sealed" is said to nobody named."""
    both = word.lemma_.lower() in ("side", "party")
    return both or word.pos_ in ("PROPN", "PRON", "DET", "NUM") or word.lemma_.lower() in word_class("people")


def _before_refusal(content: Range, doc: Doc) -> Range:
    """The content before what its speaker would not tell: "said it was a woman *but would not name her*"."""
    for token in doc[content[0] + 1 : content[1]]:
        if token.dep_ != "conj" or token.pos_ != "VERB" or any(base(child.dep_) == "nsubj" for child in token.children):
            continue
        if sum(word.is_quote for word in doc[content[0] : token.i]) % 2:
            continue  # inside a quotation it is part of what is said
        if _keeps_silent(token):
            left = next((child.i for child in token.lefts if child.dep_ == "cc"), token.left_edge.i)
            return (content[0], left) if content[0] < left else content
    return content


def _keeps_silent(verb: Token) -> bool:
    """Whether a verb says that the speaker tells no more: "declined to elaborate", "would not name them"."""
    if verb.lemma_ in word_class("keeping_silent"):
        telling = word_class("telling_more")
        return any(child.lemma_ in telling for child in verb.children if base(child.dep_) == "xcomp")
    words = {child.lower_ for child in verb.children}
    willed = bool(words & {"would", "could"} or words & MORE)
    return willed and bool(words & modality("negator").keys()) and verb.lemma_ in word_class("named_more")


def unanswered(draft: Draft, doc: Doc) -> bool:
    """Whether a draft only tells that nobody commented ("declined to comment", "did not respond to a request for
    comment", "reached for comment"), or to whom somebody spoke: what is not said is no claim.
    """
    if draft.anchor < 0 or draft.cue is None:
        return False
    words = [token for left, right in draft.contents for token in doc[left:right] if token.is_alpha]
    if not words:
        return False
    cue = doc[draft.anchor]
    if _only_named(draft, words, cue):
        return True
    first = words[1] if words[0].lower_ == "to" and len(words) > 1 else words[0]
    if cue.lemma_ in word_class("keeping_silent") and first.pos_ == "VERB" and first.lemma_ in word_class("commenting"):
        return True
    about = [*doc[slice(*draft.cue)], *words[:NEAR]]
    asked = any(token.lemma_.lower() in word_class("asking_comment") for token in (cue, *about))
    comments = (token for token in about if token.lower_ == "comment" and token.i)
    return asked and any(token.nbor(-1).lower_ in ("for", "seeking") for token in comments)


def _only_named(draft: Draft, words: list[Token], cue: Token) -> bool:
    """Whether the content names no more than whom the cue's verb was aimed at: "apologised to two players",
    "pushed me", "pirates threatened a vessel".
    """
    if any(token.is_quote for left, right in draft.contents for token in cue.doc[left:right]):
        return False
    tops = [word for word in words if not any(word.head.i == other.i for other in words)]
    case = {child.lower_ for top in tops for child in top.children if child.dep_ == "case"}
    nominal = all(top.pos_ in ("NOUN", "PROPN", "PRON", "NUM") for top in tops)
    if not nominal or len(tops) > len(draft.contents):
        return False
    if cue.lemma_ in word_class("speaking_to"):
        return case == {"to"}
    things = word_class("structures") | word_class("targets")
    aimed = cue.lemma_ in word_class("aimed_at") and not case
    return aimed and all(_somebody(top) or top.lemma_.lower() in things for top in tops)
