"""Web pages: what is composed of them, and what they say of themselves."""

from __future__ import annotations

import json

import pytest

from according.document import Document
from according.evaluate.extraction import figures, score_page
from according.ingest import from_html

STORY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "GENEVA (Reuters) - The two sides agreed on Tuesday to hold their fire for a week, a mediator said.",
        "The mediator told reporters that observers would be sent to the river within two days of the truce.",
        "A spokesman for the rebels said they would keep to it as long as the army did, but doubted it would.",
        "The army did not comment. Eleven people have been killed along the river since the beginning of May.",
    )
)
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Rivals agree week-long truce",
    "datePublished": "2018-05-15T09:30:00+02:00",
    "author": {"@type": "Person", "name": "Ana Example"},
    "publisher": {"@type": "Organization", "name": "Example Times"},
}


def page(head: str, body: str = STORY) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head>{head}</head><body>
    <nav><a href="/">Home</a><a href="/w">World</a></nav>
    <article><h1>Rivals agree week-long truce</h1>{body}
    <figure><img src="a.jpg"><figcaption>Fighters rest, May 2, 2018. (Jo Sample/Example Agency)</figcaption></figure>
    </article><footer>Copyright 2018 Example Times. All rights reserved.</footer></body></html>"""


def kinds(document: Document) -> list[str]:
    return [region.kind for region in document.regions]


def test_page_with_json_ld() -> None:
    document = from_html(page(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>').encode())
    assert document.title == "Rivals agree week-long truce"
    assert (document.published, document.published_from) == ("2018-05-15T09:30:00+02:00", "page")
    assert document.outlet == "Example Times"
    assert kinds(document)[:4] == ["headline", "byline", "dateline", "body"]
    assert document.text.count("Rivals agree") == 1


def test_caption_is_kept_with_its_date() -> None:
    document = from_html(page(""))
    captions = [r for r in document.regions if r.kind == "caption"]
    assert [document.text[r.start : r.end] for r in captions] == [
        "Fighters rest, May 2, 2018. (Jo Sample/Example Agency)"
    ]
    assert captions[0].published == "2018-05-02"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2018-05-15">',
        '<meta name="pubdate" content="15 May 2018">',
        '<meta itemprop="datePublished" content="2018-05-15T00:00:00Z">',
    ],
)
def test_day_from_meta(head: str) -> None:
    document = from_html(page(head))
    assert (document.published, document.published_from) == ("2018-05-15", "page")


def test_day_from_time_element() -> None:
    document = from_html(page("", f'<time datetime="2018-05-15T10:00">Tuesday</time>{STORY}'))
    assert (document.published, document.published_from) == ("2018-05-15T10:00:00", "page")


def test_damaged_json_ld_is_no_failure() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
    document = from_html(page(head + '<meta property="og:site_name" content="Example Times">'))
    assert document.outlet == "Example Times"


@pytest.mark.parametrize(
    ("url", "outlet", "country"),
    [
        ("https://www.rt.com/news/1", "RT", "RUS"),
        ("https://swentr.site/news/1", "RT", "RUS"),
        ("http://edition.cnn.com/2018/a", "CNN", "USA"),
        ("https://www.guardian.co.uk/world", "The Guardian", "GBR"),
    ],
)
def test_mirrors_are_one_outlet(url: str, outlet: str, country: str) -> None:
    document = from_html(page(""), url=url)
    assert (document.outlet, document.outlet_country) == (outlet, country)


def test_unknown_domain_names_the_outlet_by_itself() -> None:
    document = from_html(page(""), url="https://www.village-voice.example/a")
    assert (document.outlet, document.outlet_country) == ("village-voice.example", None)


def test_footer_is_not_in_the_text() -> None:
    document = from_html(page(""))
    assert "All rights reserved" not in document.text


def test_benchmark_measure() -> None:
    perfect = score_page("a", "one two three four five", "one two three four five")
    assert (perfect.precision, perfect.recall) == (1.0, 1.0)
    half = score_page("b", "one two three four five", "one two three four six")
    assert (half.precision, half.recall) == (0.5, 0.5)
    nothing = score_page("c", "one two", "")
    assert (nothing.precision, nothing.recall) == (None, 0.0)
    assert figures([perfect, half])["f1"] == pytest.approx(0.75)


@pytest.mark.shared
def test_extraction_floor(shared_data) -> None:  # type: ignore[no-untyped-def]
    from according.evaluate.extraction import evaluate

    assert evaluate(shared_data / "extraction")["f1"] >= 0.96
