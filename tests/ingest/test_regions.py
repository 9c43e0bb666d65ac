"""Regions of plain texts: what each line of a report is, in the mess that real pages leave."""

from __future__ import annotations

import pytest

from according.document import Document
from according.evaluate.regions import score_regions
from according.ingest import from_text

PARTISAN = """Home / World News / Middle East
General accuses coalition of shielding fighters near Abu Kamal
© Northern Agency/ Ivan Petrenko
Get short URL
The general staff said on Tuesday that coalition aircraft had stopped its allies from striking a column.
"This is irrefutable evidence of cooperation," the ministry said in a Tuesday statement.
READ MORE: Kremlin rejects claims over village strike
The coalition has denied the accusation, calling it nonsense.
File photo: A convoy leaves the town, October 9, 2017 © Reuters / Example Person
Earlier, the ministry accused the regime's enemies of trading with terrorists.
Subscribe to our newsletter and never miss a story
If the site is blocked in your country, use the mirror below.
Follow us on Telegram"""

AGENCY = """Two killed as truce breaks down in northern province
By Ana Example and Omar Sample, Example Agency
Updated: 2017-03-05 17:52

RAQQA, Syria (Example Agency) - Not a known agency, but place, brackets and dash say what this is.

Fighting resumed on Sunday, two residents said.

Jane Writer contributed to this report.

Copyright 2017 Example Agency. All rights reserved."""


def pieces(document: Document, kind: str) -> list[str]:
    return [document.text[r.start : r.end] for r in document.regions if r.kind == kind]


def kind_of(document: Document, words: str) -> str | None:
    region = document.region_at(document.text.index(words))
    return region.kind if region else None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Home / World", "boilerplate"),
        ("General accuses", "headline"),
        ("© Northern", "caption"),
        ("The general staff", "body"),
        ("READ MORE", "related"),
        ("The coalition has", "body"),
        ("File photo", "caption"),
        ("Earlier, the ministry", "body"),
        ("Subscribe", "boilerplate"),
        ("If the site", "boilerplate"),
        ("Follow us", "boilerplate"),
    ],
)
def test_partisan_page_remains(words: str, kind: str) -> None:
    assert kind_of(from_text(PARTISAN), words) == kind


def test_caption_keeps_its_own_date() -> None:
    captions = [r for r in from_text(PARTISAN).regions if r.kind == "caption"]
    assert [r.published for r in captions] == [None, "2017-10-09"]


def test_agency_report() -> None:
    document = from_text(AGENCY)
    assert document.title == "Two killed as truce breaks down in northern province"
    assert pieces(document, "dateline") == ["RAQQA, Syria (Example Agency) -"]
    assert kind_of(document, "By Ana") == "byline"
    assert kind_of(document, "Jane Writer") == "byline"
    assert kind_of(document, "Copyright") == "boilerplate"
    assert (document.published, document.published_from) == ("2017-03-05T17:52:00", "dateline")


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("LAGOS, May 28 (Xinhua) -- The police said they had made arrests.", "LAGOS, May 28 (Xinhua) --"),
        ("MOSCOW, November 14. /TASS/. The minister met his guest.", "MOSCOW, November 14. /TASS/."),
        ("KUALA LUMPUR: A boat sank off the coast, rescuers said.", "KUALA LUMPUR:"),
        ("Beirut (AFP) - Rebels said they had left the town.", "Beirut (AFP) -"),
        ("(Reuters) - Oil fell on Monday after talks ended.", "(Reuters) -"),
        ("SLIDELL, La. — Police have arrested a man over letters.", "SLIDELL, La. —"),
        ("Dec. 31, 2000 -- The town held its breath for the year.", "Dec. 31, 2000 --"),
        ("(CNN) In a show of defiance the army fired a rocket.", "(CNN)"),
    ],
)
def test_datelines(line: str, dateline: str) -> None:
    document = from_text(line)
    assert pieces(document, "dateline") == [dateline]
    assert pieces(document, "body") == [line[len(dateline) :].strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Mayor: I will not resign over this, whatever they say.",
        "A reporter asked about the talks on Monday.\nSPICER: We think they went well and will go on.",
        "Iran - a country of eighty million people - has rejected the offer.",
        "Bashar Example (the president) said that he would stay.",
        "The UN (United Nations) said the convoy had arrived on Monday.",
    ],
)
def test_no_dateline(line: str) -> None:
    assert pieces(from_text(line), "dateline") == []


def test_several_articles_in_a_file() -> None:
    one = "\n".join(
        [
            "Storm cuts off {0} villages in the north",
            "A storm cut off {0} villages on Monday, officials said.",
            "Nobody was hurt, the mayor told reporters.",
            "Roads should open again by Friday, he added.",
        ]
    )
    document = from_text("\n\n".join(one.format(n) for n in ("three", "four", "five", "six")))
    assert len(pieces(document, "headline")) == 4
    assert any("several articles" in warning for warning in document.warnings)
    assert document.published is None


def test_wrapped_paragraphs_are_joined() -> None:
    text = (
        "Ministers meet again over the river dam\n\n"
        "The three ministers met for the second time in a month to\n"
        "talk about the dam that the upper state is building on the\n"
        "river, and about the water that the lower states say they\n"
        "will lose when the lake behind it is being filled.\n\n"
        "They agreed on nothing but to meet again, a spokesman for\n"
        "the host told reporters after the talks had been closed.\n"
    )
    document = from_text(text)
    assert [r.kind for r in document.regions] == ["headline", "body"]


@pytest.mark.parametrize(
    "text", [PARTISAN, AGENCY, PARTISAN.replace("\n", "\r\n"), "\ufeff" + AGENCY, "One line of text."]
)
def test_text_unchanged_and_all_of_it_labelled_once(text: str) -> None:
    document = from_text(text)
    assert document.text == text.removeprefix("\ufeff")
    at = 0
    for region in document.regions:
        assert at <= region.start < region.end
        assert not document.text[at : region.start].strip()
        at = region.end
    assert not document.text[at:].strip()


CROSSHEADS = """Minister rejects plan for new bridge
A city office on Sunday rejected a plan for a bridge over the river.
Long wait
Those who live on the other bank have waited for it for thirty years.
An old ferry that has carried people and cattle across the water for decades
The ferry will run until the summer, a spokesman for the city said.
The mayor (left) looks at the old ferry with people from the other bank
Nobody was hurt when it ran aground on Friday, the spokesman said."""


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Long wait", "headline"), ("An old ferry", "caption"), ("The mayor (left)", "caption"), ("Nobody was", "body")],
)
def test_lines_between_paragraphs_that_are_no_sentences(words: str, kind: str) -> None:
    assert kind_of(from_text(CROSSHEADS), words) == kind


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (
            "Lawmaker asks for answers;\nMember of panel says the town must keep its ferry out of debt.\n\n"
            "A lawmaker asked for answers on Sunday, and got none from the mayor.\nShe will ask again on Monday.",
            "Member of panel", "headline",
        ),
        (
            "Town extends state of emergency for three months\nTown extends state of emergency for three months (AP) "
            "The town's mayor has extended the state of emergency on Friday.\nIt has been so since May, he said.",
            "(AP)", "boilerplate",
        ),
        (
            "Town extends emergency\nThe town's mayor has extended the state of emergency on Friday.\n"
            "More: Why the ferry stays\nIt has been so since May, his office said on Friday.",
            "More: Why", "related",
        ),
    ],
    ids=["deck", "the headline again", "teaser"],
)  # fmt: skip
def test_what_pages_run_into_the_story(text: str, words: str, kind: str) -> None:
    assert kind_of(from_text(text), words) == kind


def test_given_title_is_the_headline() -> None:
    text = "Army denies village raid.\nThe army denied on Monday that it had raided a village."
    document = from_text(text, title="Army denies village raid")
    assert pieces(document, "headline") == ["Army denies village raid."]
    assert document.title == "Army denies village raid"


def test_scores_count_characters() -> None:
    gold = [{"kind": "headline", "start": 0, "end": 4}, {"kind": "body", "start": 5, "end": 9}]
    got = [{"kind": "body", "start": 0, "end": 9}]
    scores = score_regions(gold, got, "abcd efgh")
    assert scores["f1"] == pytest.approx(0.5)
    assert scores["headline"] == 0
    assert scores["body"] == pytest.approx(2 / 3)


@pytest.mark.shared
def test_gold_floor(shared_data) -> None:  # type: ignore[no-untyped-def]
    from according.evaluate.regions import evaluate

    assert evaluate(shared_data)["f1"] >= 0.98
