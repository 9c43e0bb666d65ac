"""Stances that the content gives to a neutral cue, on hand-built trees."""

from __future__ import annotations

import pytest

from according.attribution import find_claims
from according.attribution.phrases import Draft
from according.attribution.repair import repair
from according.attribution.statements import _is_transcript
from according.attribution.voice import telling
from according.document import Claim, Directness, Document, Party, Place
from according.spans import Span

from .fixtures import Row, build


def said(content: str, cue: str = "said say") -> tuple[str, list[Row]]:
    """ "The minister said", then words as "form lemma POS relation head", heads counted from the clause's first."""
    form, lemma = cue.split()
    rows: list[Row] = [
        ("The", "the", "DET", "det", 2), ("minister", "minister", "NOUN", "nsubj", 3), (form, lemma, "VERB", "root", 0),
    ]  # fmt: skip
    for cells in content.split(", "):
        word, base, pos, dep, head = cells.split()
        rows.append((word, base, pos, dep, 3 if dep == "ccomp" else int(head) + 3))
    rows.append((".", ".", "PUNCT", "punct", 3))
    return " ".join(row[0] for row in rows[:-1]) + ".", rows


NOT = "it it PRON nsubj 4, was be AUX cop 4, not not PART advmod 4"
HE_WOULD = "he he PRON nsubj 3, would would AUX aux 3"
RAIN = "rain rain NOUN nsubj 3, would would AUX aux 3, fall fall VERB ccomp 0"
READY = "it it PRON nsubj 3, was be AUX cop 3, ready ready ADJ ccomp 0, to to PART mark 5, talk talk VERB xcomp 3"
UNSURE = (
    "he he PRON nsubj 4, could could AUX aux 4, not not PART advmod 4, confirm confirm VERB ccomp 0, it it PRON obj 4"
)
UNSEEN = "they they PRON nsubj 4, had have AUX aux 4, not not PART advmod 4, seen see VERB ccomp 0, it it PRON obj 4"
HAVE_TO = "troops troop NOUN nsubj 2, have have VERB ccomp 0, to to PART mark 4, leave leave VERB xcomp 2"
NO_REASON = "there there PRON expl 2, was be VERB ccomp 0, no no DET det 4, reason reason NOUN nsubj 2"
NOT_TRY = "judges judge NOUN nsubj 4, should should AUX aux 4, not not PART advmod 4, try try VERB ccomp 0"
NOT_FAIR = "it it PRON nsubj 5, is be AUX cop 5, not not PART advmod 5, fair fair ADJ amod 5, play play NOUN ccomp 0"
REMEMBER = "you you PRON nsubj 2, have have VERB ccomp 0, to to PART mark 4, remember remember VERB xcomp 2"
WORRIED = "we we PRON nsubj 2, remain remain VERB ccomp 0, worried worried ADJ xcomp 2"
CASES = [
    ("demands", said(NOT_TRY)),
    ("accuses", said(NOT_FAIR)),
    ("asserts", said(REMEMBER)),
    ("fears", said(WORRIED)),
    ("denies", said(f"{NOT}, responsible responsible ADJ ccomp 0")),
    ("promises", said(f"{HE_WOULD}, report report VERB ccomp 0")),
    ("asserts", said(RAIN)),
    ("promises", said(READY)),
    ("demands", said("troops troop NOUN nsubj 3, must must AUX aux 3, leave leave VERB ccomp 0")),
    ("asserts", said("I i PRON nsubj 3, must must AUX aux 3, leave leave VERB ccomp 0")),
    ("accuses", said("rebels rebel NOUN nsubj 3, were be AUX cop 3, guilty guilty ADJ ccomp 0")),
    ("questions", said(UNSURE)),
    ("asserts", said(UNSEEN)),
    ("threatens", said(f"{HE_WOULD}, strike strike VERB ccomp 0", cue="warned warn")),
    ("fears", said(RAIN, cue="warned warn")),
    ("demands", said(HAVE_TO)),
    ("asserts", said(NO_REASON)),
    ("asserts", said("it it PRON nsubj 3, would would AUX aux 3, take take VERB ccomp 0, hours hour NOUN obj 3")),
    ("accuses", said("this this PRON nsubj 4, is be AUX cop 4, a a DET det 4, sham sham NOUN ccomp 0")),
    (
        "accuses",
        said("rebels rebel NOUN nsubj 2, staged stage VERB ccomp 0, illegal illegal ADJ amod 4, raids raid NOUN obj 2"),
    ),
    (
        "accuses",
        said("it it PRON nsubj 3, never never ADV advmod 3, tolerated tolerate VERB ccomp 0, raids raid NOUN obj 3"),
    ),
    (
        "asserts",
        said(
            "troops troop NOUN nsubj 3, must must AUX aux 3, leave leave VERB ccomp 0, "
            "and and CCONJ cc 6, rain rain NOUN nsubj 6, fell fall VERB conj 3"
        ),
    ),
    ("promises", said("to to PART mark 2, leave leave VERB ccomp 0", cue="agreed agree")),
]


@pytest.mark.parametrize(("stance", "built"), CASES, ids=[built[0] for _, built in CASES])
def test_the_head_of_the_content_gives_the_stance(stance: str, built: tuple[str, list[Row]]) -> None:
    text, rows = built
    claims = find_claims(build(text, rows), Document("d", text), ())
    assert [claim.stance for claim in claims if claim.parent is None] == [stance]


def test_who_declines_to_say_leaves_it_open() -> None:
    text = "The minister declined to say whether troops left."
    doc = build(text, [
        ("The", "the", "DET", "det", 2), ("minister", "minister", "NOUN", "nsubj", 3),
        ("declined", "decline", "VERB", "root", 0), ("to", "to", "PART", "mark", 5), ("say", "say", "VERB", "xcomp", 3),
        ("whether", "whether", "SCONJ", "mark", 8), ("troops", "troop", "NOUN", "nsubj", 8),
        ("left", "leave", "VERB", "ccomp", 5), (".", ".", "PUNCT", "punct", 3),
    ])  # fmt: skip
    assert "questions" in {claim.stance for claim in find_claims(doc, Document("d", text), ())}


def test_a_statement_printed_whole_is_direct_speech() -> None:
    text = "The minister said:\nWe came at dawn.\nNobody was there to meet us.\nNotes to editors"
    doc = build(
        text,
        [("The", "the", "DET", "det", 2),
         ("minister", "minister", "NOUN", "nsubj", 3), ("said", "say", "VERB", "root", 0),
         (":", ":", "PUNCT", "punct", 3)],
        [("\n", "\n", "SPACE", "dep", 1)],
        [("We", "we", "PRON", "nsubj", 2), ("came", "come", "VERB", "root", 0), ("at", "at", "ADP", "case", 4),
         ("dawn", "dawn", "NOUN", "obl", 2), (".", ".", "PUNCT", "punct", 2)],
        [("\n", "\n", "SPACE", "dep", 1)],
        [("Nobody", "nobody", "PRON", "nsubj", 3), ("was", "be", "AUX", "cop", 3), ("there", "there", "ADV", "root", 0),
         ("to", "to", "PART", "mark", 5), ("meet", "meet", "VERB", "advcl", 3), ("us", "we", "PRON", "obj", 5),
         (".", ".", "PUNCT", "punct", 3)],
        [("\n", "\n", "SPACE", "dep", 1)],
        [("Notes", "note", "NOUN", "root", 0),
         ("to", "to", "ADP", "case", 3), ("editors", "editor", "NOUN", "nmod", 1)],
    )  # fmt: skip
    (claim,) = find_claims(doc, Document("d", text), ())
    assert claim.directness == "direct"
    assert claim.content[0].text.startswith("We came")
    assert claim.content[-1].text.endswith("to meet us")


def test_a_transcript_has_a_claim_for_each_turn() -> None:
    text = "LEE: They left.\nGRAY: Who left?\n(CROSSTALK)\nLEE: Rebels left."
    sentences: list[list[Row]] = [
        [("LEE", "Lee", "PROPN", "dislocated", 4), (":", ":", "PUNCT", "punct", 1),
         ("They", "they", "PRON", "nsubj", 4), ("left", "leave", "VERB", "root", 0), (".", ".", "PUNCT", "punct", 4)],
        [("\n", "\n", "SPACE", "dep", 1)],
        [("GRAY", "Gray", "PROPN", "dislocated", 4), (":", ":", "PUNCT", "punct", 1),
         ("Who", "who", "PRON", "nsubj", 4), ("left", "leave", "VERB", "root", 0), ("?", "?", "PUNCT", "punct", 4)],
        [("\n", "\n", "SPACE", "dep", 1)],
        [("(CROSSTALK)", "crosstalk", "X", "root", 0)],
        [("\n", "\n", "SPACE", "dep", 1)],
        [("LEE", "Lee", "PROPN", "dislocated", 4), (":", ":", "PUNCT", "punct", 1),
         ("Rebels", "rebel", "NOUN", "nsubj", 4), ("left", "leave", "VERB", "root", 0),
         (".", ".", "PUNCT", "punct", 4)],
    ]  # fmt: skip
    claims = find_claims(build(text, *sentences), Document("d", text), ())
    assert [(c.source.text if c.source else None, c.content[0].text, c.directness) for c in claims] == [
        ("LEE", "They left", "direct"),
        ("GRAY", "Who left?", "direct"),
        ("LEE", "Rebels left", "direct"),
    ]


GAP: list[Row] = [("\n", "\n", "SPACE", "dep", 1)]


def turn(name: str, end: str, brackets: bool = False) -> list[Row]:
    """ "LEE: They left." or "(LEE) They left.", ended by a mark."""
    opening: list[Row] = [("(", "(", "PUNCT", "punct", 2)] if brackets else []
    at = len(opening)
    return [
        *opening, (name, name.title(), "PROPN", "dislocated", at + 4),
        (")" if brackets else ":", ":", "PUNCT", "punct", at + 1), ("They", "they", "PRON", "nsubj", at + 4),
        ("left", "leave", "VERB", "root", 0), (end, end, "PUNCT", "punct", at + 4),
    ]  # fmt: skip


def test_a_broadcast_is_written_down_with_names_in_brackets() -> None:
    text = "(LEE) They left.\n(GRAY) They left?\n(LEE) They left."
    sentences = [turn("LEE", ".", True), GAP, turn("GRAY", "?", True), GAP, turn("LEE", ".", True)]
    claims = find_claims(build(text, *sentences), Document("d", text), ())
    assert [(c.source.text if c.source else None, c.content[0].text, c.stance) for c in claims] == [
        ("LEE", "They left", "asserts"),
        ("GRAY", "They left?", "questions"),
        ("LEE", "They left", "asserts"),
    ]


def test_doubt_in_the_first_sentence_of_a_turn_holds_for_that_alone() -> None:
    text = "LEE: Nobody knows. They left.\nGRAY: They left?\nLEE: They left."
    first: list[list[Row]] = [
        [("LEE", "Lee", "PROPN", "dislocated", 4), (":", ":", "PUNCT", "punct", 1),
         ("Nobody", "nobody", "PRON", "nsubj", 4), ("knows", "know", "VERB", "root", 0),
         (".", ".", "PUNCT", "punct", 4)],
        [("They", "they", "PRON", "nsubj", 2), ("left", "leave", "VERB", "root", 0), (".", ".", "PUNCT", "punct", 2)],
    ]  # fmt: skip

    claims = find_claims(build(text, *first, GAP, turn("GRAY", "?"), GAP, turn("LEE", ".")), Document("d", text), ())
    assert [claim.stance for claim in claims] == ["asserts", "questions", "asserts"]


def test_one_name_before_a_colon_is_no_transcript() -> None:
    text = "LEE: They left."
    rows: list[Row] = [
        ("LEE", "Lee", "PROPN", "dislocated", 4), (":", ":", "PUNCT", "punct", 1), ("They", "they", "PRON", "nsubj", 4),
        ("left", "leave", "VERB", "root", 0), (".", ".", "PUNCT", "punct", 4),
    ]  # fmt: skip
    assert find_claims(build(text, rows), Document("d", text), ()) == []


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ([(0, "LEE"), (1, "GRAY"), (2, "LEE")], True),
        ([(0, "Q"), (3, "A"), (4, "Q")], True),
        ([(0, "LEE"), (1, "LEE"), (2, "LEE")], False),
        ([(0, "LEE"), (1, "GRAY"), (2, "HALL")], False),
        ([(0, "PUNE"), (9, "AGRA"), (18, "PUNE")], False),
    ],
    ids=["two speakers", "questions", "one name", "a list of names", "reports far apart"],
)
def test_what_is_a_conversation(turns: list[tuple[int, str]], expected: bool) -> None:
    assert _is_transcript(turns) is expected


def test_places_before_a_colon_are_datelines() -> None:
    text = "PUNE: Police came.\nAGRA: Rebels left.\nPUNE: Police left."
    sentences: list[list[Row]] = []
    for name, who, verb in (("PUNE", "Police", "came"), ("AGRA", "Rebels", "left"), ("PUNE", "Police", "left")):
        sentences += [
            [(name, name, "PROPN", "dislocated", 4), (":", ":", "PUNCT", "punct", 1),
             (who, who.lower(), "NOUN", "nsubj", 4), (verb, verb, "VERB", "root", 0), (".", ".", "PUNCT", "punct", 4)],
            [("\n", "\n", "SPACE", "dep", 1)],
        ]  # fmt: skip
    document = Document("d", text)
    document.places = [Place(at, at + 4, text[at : at + 4]) for at in (0, 19, 38)]
    assert find_claims(build(text, *sentences[:-1]), document, ()) == []


def test_a_title_belongs_to_the_source() -> None:
    text = "Then Mr. Lee spoke."
    doc = build(text, [
        ("Then", "then", "ADV", "advmod", 4), ("Mr.", "Mr.", "PROPN", "dep", 4), ("Lee", "Lee", "PROPN", "nsubj", 4),
        ("spoke", "speak", "VERB", "root", 0), (".", ".", "PUNCT", "punct", 4),
    ])  # fmt: skip
    draft = Draft(3, (3, 4), (2, 3), [])
    repair(draft, doc)
    assert draft.source == (1, 3)


def test_a_determiner_alone_takes_its_noun() -> None:
    text = "Then the public spoke."
    doc = build(text, [
        ("Then", "then", "ADV", "advmod", 4), ("the", "the", "DET", "det", 3), ("public", "public", "NOUN", "nsubj", 4),
        ("spoke", "speak", "VERB", "root", 0), (".", ".", "PUNCT", "punct", 4),
    ])  # fmt: skip
    draft = Draft(3, (3, 4), (1, 2), [])
    repair(draft, doc)
    assert draft.source == (1, 3)


def told(why: tuple[str, ...], source: str, directness: Directness = "indirect") -> Claim:
    text = "We back a plan"
    party = Party(0, 2, source)
    return Claim(party, Span.of(text, 3, 7), (Span.of(text, 8, 14),), directness=directness, why=why)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (told(("attribution: model",), "They"), False),
        (told(("attribution: cues/en:9",), "They"), True),
        (told(("attribution: cues/en:9",), "We"), False),
        (told(("attribution: cues/en:9",), "We", "direct"), True),
    ],
)
def test_only_the_word_of_somebody_else_tells(claim: Claim, expected: bool) -> None:
    text = "We back a plan"
    doc = build(text, [
        ("We", "we", "PRON", "nsubj", 2), ("back", "back", "VERB", "root", 0), ("a", "a", "DET", "det", 4),
        ("plan", "plan", "NOUN", "obj", 2),
    ])  # fmt: skip
    assert telling(doc, claim) is expected
