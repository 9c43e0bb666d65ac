"""What the coder says about its decisions, over trees built by hand."""

from __future__ import annotations

from according.document import Region
from according.events.coding import Trace, code
from according.events.explain import explain
from according.explanation import Decision, Explanation
from according.show.explained import chosen, draw
from according.show.terminal import console

ACCUSED = (
    "Russia/nsubj/2/PROPN accused/ROOT/2/VERB/accuse Ukraine/obj/2/PROPN of/case/5/ADP "
    "treachery/obl/2/NOUN ./punct/2/PUNCT"
)
PARTIES = {"Russia": "RUS", "Ukraine": "UKR"}


def explained(case) -> list[Explanation]:
    trace = Trace()
    records, skipped = code(
        case.doc,
        case.document,
        parties=case.parties,
        places=case.places,
        times=[],
        claims=[],
        status_of=lambda *_: ("reported", (), ("status: outlet's own voice",)),
        event_time=lambda *_: None,
        coder="test",
        trace=trace,
    )
    case.document.records, case.document.skipped = records, skipped
    case.document.explanations = explain(trace, case.doc, case.document)
    return case.document.explanations


def only(case) -> Decision:
    (sentence,) = explained(case)
    return sentence.decisions[0]


def test_a_record_names_its_row_and_what_met_the_conditions(tree) -> None:
    case = tree(ACCUSED, PARTIES)
    decision = only(case)
    (record,) = case.document.records
    assert (decision.outcome, decision.record) == ("record", record.id)
    assert decision.row == record.why[0]
    assert any("'Ukraine'" in met for met in decision.conditions)
    assert (decision.status, decision.why) == ("reported", ("status: outlet's own voice",))


def test_parts_show_the_phrases_that_were_looked_at(tree) -> None:
    actor, recipient = only(tree(ACCUSED, PARTIES)).parts
    taken = {(phrase.step, phrase.text) for part in (actor, recipient) for phrase in part.phrases if phrase.taken}
    assert taken == {("subj", "Russia"), ("obj", "Ukraine")}
    passed = [phrase for phrase in recipient.phrases if not phrase.taken]
    assert all(phrase.reason for phrase in passed)
    assert [party.text for party in recipient.parties] == ["Ukraine"]


def test_no_word_in_the_lexicon(tree) -> None:
    (sentence,) = explained(tree("Rain/nsubj/2/NOUN glistened/ROOT/2/VERB/glisten ./punct/2/PUNCT"))
    assert sentence.reason == "no word of it is in the lexicon of events"
    assert sentence.decisions == ()


def test_a_condition_that_fails_is_named_with_what_stood_there(tree) -> None:
    text = "Moscow/nsubj/2/PROPN severed/ROOT/2/VERB/sever a/det/4/DET cable/obj/2/NOUN ./punct/2/PUNCT"
    (sentence,) = explained(tree(text))
    assert sentence.reason == "a row lists its words, but no conditions hold"
    assert {row.word.text for row in sentence.tried} == {"severed"}
    assert all("got 'a cable'" in row.failed for row in sentence.tried)


def test_what_stands_above_a_word_is_named(tree) -> None:
    text = "The/det/2/DET start/nsubj/5/NOUN of/case/4/ADP operations/nmod/2/NOUN/operation failed/ROOT/5/VERB/fail"
    (sentence,) = explained(tree(text))
    failed = [row.failed for decision in sentence.decisions for row in decision.tried]
    assert any("word above one of" in reason and reason.endswith("got 'start'") for reason in failed)


def test_a_row_that_blocks_says_why(tree) -> None:
    text = "He/nsubj/2/PRON slammed/ROOT/2/VERB/slam the/det/4/DET door/obj/2/NOUN ./punct/2/PUNCT"
    decision = only(tree(text))
    assert decision.outcome == "blocked"
    assert decision.type is None
    assert "everyday use" in (decision.reason or "")


def test_boilerplate_is_not_read(tree) -> None:
    case = tree(ACCUSED, PARTIES)
    case.document.regions = [Region("boilerplate", 0, len(case.document.text))]
    (sentence,) = explained(case)
    assert (sentence.reason, sentence.region) == ("not read: it is boilerplate", "boilerplate")


def test_too_few_parties_is_incomplete(tree) -> None:
    text = "Somebody/nsubj/2/NOUN accused/ROOT/2/VERB/accuse nobody/obj/2/NOUN ./punct/2/PUNCT"
    found = explained(tree(text))[0]
    assert found.records == ()
    assert found.reason


def test_the_same_event_told_twice_is_repeated(tree) -> None:
    twice = (
        "Russia/nsubj/2/PROPN accused/ROOT/2/VERB/accuse Ukraine/obj/2/PROPN and/cc/5/CCONJ accused/conj/2/VERB/accuse "
        "Ukraine/obj/5/PROPN ./punct/2/PUNCT"
    )
    case = tree(twice, PARTIES)
    case.parties.append(case.party("Ukraine .", name="Ukraine", country="UKR", kind="country"))
    first, second = explained(case)[0].decisions
    (record,) = case.document.records
    assert (first.outcome, first.record) == ("record", record.id)
    assert (second.outcome, second.record) == ("repeated", record.id)
    assert record.id in (second.reason or "")


def test_explaining_changes_no_record(tree) -> None:
    plain, _ = tree(ACCUSED, PARTIES).run()
    case = tree(ACCUSED, PARTIES)
    explained(case)
    assert [record.id for record in case.document.records] == [record.id for record in plain]


def test_asked_for_by_id_words_or_all(tree) -> None:
    case = tree(ACCUSED, PARTIES)
    found = explained(case)
    (record,) = case.document.records
    assert chosen(case.document, record.id[:6]) == found
    assert chosen(case.document, "ACCUSED  Ukraine") == found
    assert chosen(case.document, "all") == found
    assert chosen(case.document, "no such words") == []


def test_drawn_in_words(tree) -> None:
    case = tree(ACCUSED, PARTIES)
    screen = console()
    with screen.capture() as shown:
        screen.print(draw(case.document, explained(case)))
    text = shown.get()
    for words in (
        "ACCUSE",
        "record",
        "actor",
        "subject",
        "Russia [RUS]",
        "recipient",
        "reported",
        "outlet's own voice",
    ):
        assert words in text


def test_json_ready(tree) -> None:
    (sentence,) = explained(tree(ACCUSED, PARTIES))
    row = sentence.to_dict()
    assert row["decisions"][0]["parts"][0]["phrases"][0]["step"] == "subj"
    assert row["region"] == "body"
