"""Other pipelines' labels made ours: one construction a parameter, on Docs built by hand."""

from __future__ import annotations

import random
import time

import pytest
import spacy
from spacy.tokens import Doc, Span

from according.document import Document, document_id
from according.errors import ModelError
from according.language.clear import Tree, followed
from according.language.clear_relations import to_ud
from according.language.labels import relations
from according.language.schemes import bounds, clear_to_ud, fit, fitted, scheme_of
from according.reader import Reader
from tests.conftest import english

NLP = english()

# Each word is word/TAG/relation>head; heads are named by word, or by number where the word stands twice.
CASES = {
    "passive with agent": (
        "The/DT/det>town town/NN/nsubjpass>shelled was/VBD/auxpass>shelled shelled/VBN/ROOT>shelled by/IN/agent>shelled"
        " rebels/NNS/pobj>by",
        "det>town nsubj:pass>shelled aux:pass>shelled ROOT>shelled case>rebels obl:agent>shelled",
    ),
    "passive of a clause": (
        "That/IN/mark>fled he/PRP/nsubj>fled fled/VBD/csubjpass>known is/VBZ/auxpass>known known/VBN/ROOT>known",
        "mark>fled nsubj>fled csubj:pass>known aux:pass>known ROOT>known",
    ),
    "copula with a nominal": (
        "He/PRP/nsubj>was was/VBD/ROOT>was never/RB/neg>was a/DT/det>leader leader/NN/attr>was of/IN/prep>leader"
        " rebels/NNS/pobj>of",
        "nsubj>leader cop>leader advmod>leader det>leader ROOT>leader case>rebels nmod>leader",
    ),
    "copula with an adjective": (
        "They/PRP/nsubj>been have/VBP/aux>been been/VBN/ROOT>been silent/JJ/acomp>been since/IN/prep>been"
        " Monday/NNP/pobj>since",
        "nsubj>silent aux>silent cop>silent ROOT>silent case>Monday obl>silent",
    ),
    "copula with a phrase": (
        "Talks/NNS/nsubj>were were/VBD/ROOT>were in/IN/prep>were Geneva/NNP/pobj>in",
        "nsubj>Geneva cop>Geneva case>Geneva ROOT>Geneva",
    ),
    "copula with an adverb": (
        "She/PRP/nsubj>is is/VBZ/ROOT>is here/RB/advmod>is",
        "nsubj>here cop>here ROOT>here",
    ),
    "copula after its adverb": (
        "Here/RB/advmod>is is/VBZ/ROOT>is Homs/NNP/nsubj>is",
        "ROOT>Here cop>Here nsubj>Here",
    ),
    "copula with a clause": (
        "The/DT/det>fact fact/NN/nsubj>is is/VBZ/ROOT>is that/IN/mark>lied he/PRP/nsubj>lied lied/VBD/ccomp>is",
        "det>fact nsubj:outer>lied cop>lied mark>lied nsubj>lied ROOT>lied",
    ),
    "copulas joined": (
        "He/PRP/nsubj>1 was/VBD/ROOT>1 ill/JJ/acomp>1 and/CC/cc>1 is/VBZ/conj>1 dead/JJ/acomp>is",
        "nsubj>ill cop>ill ROOT>ill cc>dead cop>dead conj>ill",
    ),
    "auxiliary of a plan": (
        "Putin/NNP/nsubj>is is/VBZ/ROOT>is to/TO/aux>visit visit/VB/xcomp>is Iran/NNP/dobj>visit",
        "nsubj>visit aux>visit mark>visit ROOT>visit obj>visit",
    ),
    "a plan defined": (
        "The/DT/det>plan plan/NN/nsubj>is is/VBZ/ROOT>is to/TO/aux>leave leave/VB/xcomp>is",
        "det>plan nsubj:outer>leave cop>leave mark>leave ROOT>leave",
    ),
    "a verb that links": (
        "It/PRP/nsubj>became became/VBD/ROOT>became a/DT/det>war war/NN/attr>became",
        "nsubj>became ROOT>became det>war xcomp>became",
    ),
    "an object named": (
        "They/PRP/nsubj>called called/VBD/ROOT>called him/PRP/dobj>called a/DT/det>spy spy/NN/oprd>called",
        "nsubj>called ROOT>called obj>called det>spy xcomp>called",
    ),
    "phrases of verb and noun": (
        "Rebels/NNS/nsubj>fired in/IN/prep>Rebels Homs/NNP/pobj>in fired/VBD/ROOT>fired at/IN/prep>fired"
        " troops/NNS/pobj>at",
        "nsubj>fired case>Homs nmod>Rebels ROOT>fired case>troops obl>fired",
    ),
    "a preposition in a preposition": (
        "They/PRP/nsubj>fled fled/VBD/ROOT>fled from/IN/prep>fled behind/IN/prep>from"
        " the/DT/det>wall wall/NN/pobj>behind",
        "nsubj>fled ROOT>fled case>wall case>wall det>wall obl>fled",
    ),
    "prepositions joined": (
        "They/PRP/nsubj>live live/VBP/ROOT>live in/IN/prep>live and/CC/cc>in around/IN/conj>in Homs/NNP/pobj>around",
        "nsubj>live ROOT>live case>Homs cc>Homs conj>in obl>live",
    ),
    "a preposition alone": (
        "The/DT/det>house house/NN/ROOT>house he/PRP/nsubj>lives lives/VBZ/relcl>house in/IN/prep>lives",
        "det>house ROOT>house nsubj>lives acl:relcl>house obl>lives",
    ),
    "a clause after a preposition": (
        "They/PRP/nsubj>accused accused/VBD/ROOT>accused them/PRP/dobj>accused of/IN/prep>accused"
        " shelling/VBG/pcomp>of Homs/NNP/dobj>shelling",
        "nsubj>accused ROOT>accused obj>accused mark>shelling advcl>accused obj>shelling",
    ),
    "a clause whose verb has a phrase": (
        "They/PRP/nsubj>accused accused/VBD/ROOT>accused them/PRP/dobj>accused of/IN/prep>accused"
        " firing/VBG/pcomp>of on/IN/prep>firing Homs/NNP/pobj>on",
        "nsubj>accused ROOT>accused obj>accused mark>firing advcl>accused case>Homs obl>firing",
    ),
    "a clause after a noun's preposition": (
        "Hopes/NNS/ROOT>Hopes of/IN/prep>Hopes being/VBG/pcomp>of free/JJ/acomp>being",
        "ROOT>Hopes mark>free cop>free acl>Hopes",
    ),
    "relative clause": (
        "The/DT/det>man man/NN/nsubj>died who/WP/nsubj>fired fired/VBD/relcl>man died/VBD/ROOT>died",
        "det>man nsubj>died nsubj>fired acl:relcl>man ROOT>died",
    ),
    "three conjuncts": (
        "Rebels/NNS/nsubj>met ,/,/punct>Rebels clerics/NNS/conj>Rebels and/CC/cc>clerics police/NNS/conj>clerics"
        " met/VBD/ROOT>met",
        "nsubj>met punct>clerics conj>Rebels cc>police conj>Rebels ROOT>met",
    ),
    "both": (
        "Both/CC/preconj>Iran Iran/NNP/nsubj>met and/CC/cc>Iran Iraq/NNP/conj>Iran met/VBD/ROOT>met",
        "cc:preconj>Iran nsubj>met cc>Iraq conj>Iran ROOT>met",
    ),
    "indirect object": (
        "They/PRP/nsubj>gave gave/VBD/ROOT>gave him/PRP/dative>gave aid/NN/dobj>gave",
        "nsubj>gave ROOT>gave iobj>gave obj>gave",
    ),
    "indirect object with to": (
        "They/PRP/nsubj>gave gave/VBD/ROOT>gave aid/NN/dobj>gave to/IN/dative>gave Syria/NNP/pobj>to",
        "nsubj>gave ROOT>gave obj>gave case>Syria obl>gave",
    ),
    "who is told": (
        "He/PRP/nsubj>told told/VBD/ROOT>told us/PRP/dobj>told they/PRP/nsubj>fled fled/VBD/ccomp>told",
        "nsubj>told ROOT>told iobj>told nsubj>fled ccomp>told",
    ),
    "control of an infinitive": (
        "He/PRP/nsubj>ordered ordered/VBD/ROOT>ordered troops/NNS/dobj>ordered to/TO/aux>fire fire/VB/xcomp>ordered",
        "nsubj>ordered ROOT>ordered obj>ordered mark>fire xcomp>ordered",
    ),
    "subject raised to object": (
        "He/PRP/nsubj>wants wants/VBZ/ROOT>wants them/PRP/nsubj>leave to/TO/aux>leave leave/VB/ccomp>wants",
        "nsubj>wants ROOT>wants obj>wants mark>leave xcomp>wants",
    ),
    "a finite clause keeps its subject": (
        "He/PRP/nsubj>says says/VBZ/ROOT>says they/PRP/nsubj>leave will/MD/aux>leave leave/VB/ccomp>says",
        "nsubj>says ROOT>says nsubj>leave aux>leave ccomp>says",
    ),
    "possessive": (
        "Syria/NNP/poss>army 's/POS/case>Syria army/NN/nsubj>left left/VBD/ROOT>left",
        "nmod:poss>army case>Syria nsubj>left ROOT>left",
    ),
    "particle": (
        "They/PRP/nsubj>took took/VBD/ROOT>took over/RP/prt>took Homs/NNP/dobj>took",
        "nsubj>took ROOT>took compound:prt>took obj>took",
    ),
    "negation": (
        "They/PRP/nsubj>attack did/VBD/aux>attack not/RB/neg>attack attack/VB/ROOT>attack",
        "nsubj>attack aux>attack advmod>attack ROOT>attack",
    ),
    "a day without a preposition": (
        "They/PRP/nsubj>met met/VBD/ROOT>met last/JJ/amod>Tuesday Tuesday/NNP/npadvmod>met",
        "nsubj>met ROOT>met amod>Tuesday obl:unmarked>met",
    ),
    "a day with one": (
        "They/PRP/nsubj>met met/VBD/ROOT>met on/IN/prep>met May/NNP/pobj>on 4/CD/nummod>May"
        " 2016/CD/nummod>May",
        "nsubj>met ROOT>met case>4 nmod:unmarked>4 obl>met nmod:unmarked>4",
    ),
    "an hour": (
        "They/PRP/nsubj>met met/VBD/ROOT>met at/IN/prep>met 2/CD/nummod>p.m. p.m./NN/pobj>at",
        "nsubj>met ROOT>met case>2 obl>met nmod:unmarked>2",
    ),
    "measure of a time": (
        "Two/CD/nummod>days days/NNS/npadvmod>ago ago/RB/advmod>met they/PRP/nsubj>met met/VBD/ROOT>met",
        "nummod>days obl:unmarked>ago advmod>met nsubj>met ROOT>met",
    ),
    "said after the quotation": (
        "“/``/punct>said We/PRP/nsubj>fight will/MD/aux>fight fight/VB/ccomp>said ,/,/punct>said ”/''/punct>said"
        " he/PRP/nsubj>said said/VBD/ROOT>said ././punct>said",
        "punct>fight nsubj>fight aux>fight ccomp>said punct>fight punct>fight nsubj>said ROOT>said punct>said",
    ),
    "there is": (
        "There/EX/expl>were were/VBD/ROOT>were three/CD/nummod>raids raids/NNS/attr>were in/IN/prep>raids"
        " Homs/NNP/pobj>in",
        "expl>were ROOT>were nummod>raids nsubj>were case>Homs nmod>raids",
    ),
    "it is clear that": (
        "It/PRP/nsubj>is is/VBZ/ROOT>is clear/JJ/acomp>is that/IN/mark>lied he/PRP/nsubj>lied lied/VBD/ccomp>is",
        "expl>clear cop>clear ROOT>clear mark>lied nsubj>lied csubj>clear",
    ),
    "it is said that": (
        "It/PRP/nsubjpass>said is/VBZ/auxpass>said said/VBN/ROOT>said that/IN/mark>lied he/PRP/nsubj>lied"
        " lied/VBD/ccomp>said",
        "expl>said aux:pass>said ROOT>said mark>lied nsubj>lied csubj:pass>said",
    ),
    "title and name": (
        "Defence/NNP/compound>Minister Minister/NNP/compound>Shoigu Sergei/NNP/compound>Shoigu"
        " Shoigu/NNP/nsubj>spoke spoke/VBD/ROOT>spoke",
        "compound>Minister nmod:desc>Sergei nsubj>spoke flat>Sergei ROOT>spoke",
    ),
    "money": (
        "a/DT/det>loan $/$/quantmod>billion 5/CD/compound>billion billion/CD/nummod>loan loan/NN/ROOT>loan",
        "det>loan compound>loan compound>billion nummod>$ ROOT>loan",
    ),
    "according to": (
        "According/VBG/prep>died to/IN/prep>According police/NNS/pobj>to ,/,/punct>died he/PRP/nsubj>died"
        " died/VBD/ROOT>died",
        "case>police fixed>According obl>died punct>police nsubj>died ROOT>died",
    ),
    "because of": (
        "They/PRP/nsubj>fled fled/VBD/ROOT>fled because/IN/prep>fled of/IN/pcomp>because rain/NN/pobj>because",
        "nsubj>fled ROOT>fled case>rain fixed>because obl>fled",
    ),
    "such as": (
        "Rebels/NNS/nsubj>fled such/JJ/amod>as as/IN/prep>Rebels Hamas/NNP/pobj>as fled/VBD/ROOT>fled",
        "nsubj>fled case>Hamas fixed>such nmod>Rebels ROOT>fled",
    ),
    "as well as": (
        "Rebels/NNS/ROOT>Rebels as/RB/advmod>3 well/RB/advmod>3 as/IN/cc>Rebels police/NNS/conj>Rebels",
        "ROOT>Rebels cc>police fixed>as fixed>as conj>Rebels",
    ),
    "more than": (
        "more/JJR/amod>50 than/IN/quantmod>50 50/CD/nummod>rebels rebels/NNS/nsubj>died died/VBD/ROOT>died",
        "advmod>50 fixed>more nummod>rebels nsubj>died ROOT>died",
    ),
    "at least": (
        "at/IN/advmod>least least/JJS/advmod>50 50/CD/nummod>men men/NNS/nsubj>died died/VBD/ROOT>died",
        "case>least nmod>50 nummod>men nsubj>died ROOT>died",
    ),
    "in order to": (
        "They/PRP/nsubj>came came/VBD/ROOT>came in/IN/prep>came order/NN/pobj>in to/TO/aux>help help/VB/acl>order",
        "nsubj>came ROOT>came mark>help fixed>in mark>help advcl>came",
    ),
}  # fmt: skip
NAMES = {"title and name": [(2, 4)]}
POS = {
    "N": "NOUN", "NNP": "PROPN", "V": "VERB", "J": "ADJ", "RB": "ADV", "RP": "ADP", "IN": "ADP", "TO": "PART",
    "CC": "CCONJ", "CD": "NUM", "D": "DET", "P": "PRON", "W": "PRON", "EX": "PRON", "MD": "AUX", "$": "SYM",
    "PO": "PART",
}  # fmt: skip
LEMMAS = {"told": "tell", "said": "say", "attacked": "attack", "rebels": "rebel"}


def coarse(tag: str) -> str:
    """The part of speech that goes with a Penn tag."""
    return next((POS[tag[:n]] for n in (3, 2, 1) if tag[:n] in POS), "PUNCT")


def clear_doc(text: str, names: list[tuple[int, int]] | None = None) -> Doc:
    """A Doc of `word/TAG/relation>head` parts; `names` are persons."""
    parts = [part.rsplit("/", 2) for part in text.split()]
    words = [part[0] for part in parts]
    links = [part[2].split(">") for part in parts]
    heads = [int(head) if head.isdigit() and head not in words else words.index(head) for _, head in links]
    doc = Doc(
        NLP.vocab,
        words=words,
        tags=[part[1] for part in parts],
        pos=[coarse(part[1]) for part in parts],
        lemmas=[LEMMAS.get(word.lower(), word.lower()) for word in words],
        deps=[link[0] for link in links],
        heads=heads,
    )
    doc.ents = [Span(doc, start, end, label="PERSON") for start, end in names or []]
    return doc


@pytest.mark.parametrize("name", list(CASES))
def test_a_clear_tree_becomes_universal(name: str) -> None:
    text, expected = CASES[name]
    doc = clear_to_ud(clear_doc(text, NAMES.get(name)))
    assert " ".join(f"{token.dep_}>{token.head.text}" for token in doc) == expected


@pytest.mark.parametrize(
    ("name", "at", "expected"),
    [
        ("copula with a nominal", 1, "AUX"),
        ("there is", 1, "VERB"),
        ("passive of a clause", 0, "SCONJ"),
        ("a clause after a preposition", 3, "SCONJ"),
        ("phrases of verb and noun", 1, "ADP"),
        ("auxiliary of a plan", 1, "AUX"),
    ],
)
def test_parts_of_speech_follow_the_tree(name: str, at: int, expected: str) -> None:
    assert clear_to_ud(clear_doc(CASES[name][0]))[at].pos_ == expected


def random_tree(size: int, seed: int) -> Tree:
    """Any labels on any projective sentence trees: what a parser could say at its worst."""
    draw = random.Random(seed)
    words = ["is", "in", "order", "to", "$", "5", "p.m.", ",", "“", "”", "as", "well", "it", "town", "\n", "and"]
    heads = list(range(size))
    start = 0
    while start < size:
        end = min(size, start + draw.randint(1, 12))
        stack = [(start, end, -1)]
        while stack:
            low, high, above = stack.pop()
            if low < high:
                node = draw.randrange(low, high)
                heads[node] = above if above >= 0 else node
                stack += [(low, node, node), (node + 1, high, node)]
        start = end
    tags = [draw.choice(["VBZ", "IN", "NN", "CD", "$", ",", "``", "''", "TO", "RB", "JJ"]) for _ in heads]
    deps = [draw.choice(sorted(relations())) for _ in heads]
    deps = ["ROOT" if head == i else dep for i, (head, dep) in enumerate(zip(heads, deps, strict=True))]
    chosen = [draw.choice(words) for _ in heads]
    pos = ["SPACE" if word.isspace() else coarse(tag) for word, tag in zip(chosen, tags, strict=True)]
    names = [(i, i + 3) for i in range(0, size - 3, 7)]
    return Tree(chosen, chosen, tags, pos, deps, heads, names)


def test_trees_stay_trees_with_the_same_sentences() -> None:
    for seed in range(40):
        check_tree(seed)


def check_tree(seed: int) -> None:
    before = random_tree(60, seed)
    roots = followed(before.heads)
    after = to_ud(before)
    depths = [depth(after.heads, i) for i in range(60)]
    assert max(depths) <= 60, seed
    found = followed(after.heads)
    spaces = {i for i, word in enumerate(after.words) if word.isspace()}
    groups = {(roots[i], found[i]) for i in range(60) if i not in spaces}
    assert len(groups) == len({old for old, _ in groups}), seed
    assert all(after.deps[i] and (after.deps[i] == "ROOT" or after.heads[i] != i) for i in set(range(60)) - spaces), (
        seed
    )


def depth(heads: list[int], i: int) -> int:
    """Steps to the root; the number of words and one where there is a cycle."""
    steps = 0
    while heads[i] != i and steps <= len(heads):
        i, steps = heads[i], steps + 1
    return steps


@pytest.mark.slow
def test_a_chain_of_twenty_thousand_prepositions_takes_no_longer_than_its_length() -> None:
    size = 20_000
    heads = [0, *range(size - 1)]
    tree = Tree(["of"] * size, ["of"] * size, ["IN"] * size, ["ADP"] * size, ["ROOT", *["prep"] * (size - 1)], heads)
    begin = time.process_time()
    after = to_ud(tree)
    assert time.process_time() - begin < 5
    assert after.deps.count("ROOT") == 1


def pipeline(labels: list[str]) -> spacy.language.Language:
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]
    return nlp


CLEAR = ["nsubj", "nsubjpass", "dobj", "pobj", "prep", "det"]
UD = ["nsubj", "nsubj:pass", "obj", "obl", "case", "det"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (CLEAR, ["according_bounds", "parser", "according_clear_to_ud", "according_fit"]),
        (UD, ["according_bounds", "parser", "according_fit"]),
    ],
    ids=["clear", "ud"],
)
def test_a_pipeline_gets_what_it_lacks(labels: list[str], expected: list[str]) -> None:
    assert fitted(pipeline(labels), "x").pipe_names == expected


@pytest.mark.slow
@pytest.mark.parametrize("labels", [["sb", "oa", "mo", "nk"], []], ids=["tiger", "none"])
def test_a_parser_of_another_scheme_is_refused_by_name(labels: list[str]) -> None:
    assert scheme_of(labels) is None
    with pytest.raises(ModelError, match="got model 'de_x' whose parser has the labels"):
        fitted(pipeline(labels), "de_x")


@pytest.mark.slow
def test_a_pipeline_without_a_parser_is_refused_by_name() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    with pytest.raises(ModelError, match=r"got model 'x' with \['sentencizer'\], expected a pipeline with a parser"):
        fitted(nlp, "x")


def test_sentences_end_with_regions_and_blank_lines() -> None:
    doc = NLP.make_doc("Rebels flee\nThe town fell\n\nIt burned Share this")
    doc.spans["regions"] = [Span(doc, 0, 2, label="headline"), Span(doc, 9, 11, label="boilerplate")]
    starts = [token.text for token in bounds(doc) if token.is_sent_start]
    assert starts == ["Rebels", "The", "It", "Share"]


def test_given_sentences_stay() -> None:
    doc = Doc(NLP.vocab, words=["Yes", ".", "\n\n", "No", "."], sent_starts=[True, False, False, False, False])
    assert [token.i for token in bounds(doc) if token.is_sent_start] == [0]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("GPE", "LOC"), ("FAC", "LOC"), ("LOC", "LOC"), ("TIME", "DATE"), ("PERSON", "PERSON"), ("LAW", "LAW")],
)
def test_entities_have_our_names(label: str, expected: str) -> None:
    doc = clear_doc("Homs/NNP/nsubj>fell fell/VBD/ROOT>fell")
    doc.ents = [Span(doc, 0, 1, label=label)]
    assert [entity.label_ for entity in fit(doc).ents] == [expected]


def test_unread_regions_lose_parse_and_entities() -> None:
    doc = clear_doc("Share/VB/ROOT>Share this/DT/dobj>Share Homs/NNP/nsubj>fell fell/VBD/ROOT>fell")
    doc.ents = [Span(doc, 0, 1, label="ORG"), Span(doc, 2, 3, label="GPE")]
    doc.spans["regions"] = [Span(doc, 0, 2, label="boilerplate"), Span(doc, 2, 4, label="body")]
    doc = fit(clear_to_ud(doc))
    assert [sentence.root.dep_ for sentence in doc.sents] == ["dep", "ROOT"]
    assert [(token.pos_, token.head.text) for token in doc[:2]] == [("X", "Share"), ("X", "Share")]
    assert [entity.text for entity in doc.ents] == ["Homs"]


def test_without_our_heads_the_rules_find_who_says_so() -> None:
    doc = clear_doc(
        "The/DT/det>minister minister/NN/nsubj>said said/VBD/ROOT>said that/IN/mark>attacked rebels/NNS/nsubj>attacked"
        " attacked/VBD/ccomp>said soldiers/NNS/dobj>attacked ././punct>said"
    )
    document = Document(document_id(doc.text), doc.text)
    Reader().fill(document, fit(clear_to_ud(doc)))
    assert document.warnings == []
    assert [
        (r.event.type, r.status, [c.source.text for c in r.according_to if c.source]) for r in document.records
    ] == [("ASSAULT", "claimed", ["The minister"])]
