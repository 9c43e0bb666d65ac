"""What the second reading is told of an event, what it answers, and what the program makes of that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from according import read_text
from according.distances import FARTHEST
from according.document import Claim, Document, Link, Party, Region
from according.errors import ModelError
from according.events import rereading, secondhead
from according.events.coding import code
from according.events.secondhead import Limits, Opinion, choice
from according.events.window import BACK, Page, Role, Window
from according.language.pipeline import register_extensions
from according.mentions.timex import find_timexes
from according.record import PLOVER_TYPES, STATUSES, Event, Record
from according.spans import Span

RAID = (
    "Serbia/nsubj/2/PROPN attacked/ROOT/2/VERB/attack France/obj/2/PROPN near/case/5/ADP Homs/obl/2/PROPN "
    "on/case/7/ADP Monday/obl/2/PROPN ,/punct/10/PUNCT police/nsubj/10/NOUN said/parataxis/2/VERB/say ./punct/2/PUNCT"
)
SIDES = {"Serbia": "SRB", "France": "FRA"}
SURE, NEVER = 5.0, -5.0


@dataclass
class Head:
    """A second reader whose answers are given: by role, the words that it is sure of; the rest it is sure are not."""

    chosen: dict[int, list[str]] = field(default_factory=dict)
    status: str | None = None
    event: float = SURE
    limits: Limits = field(
        default_factory=lambda: Limits((1.0,) * len(Role), (1.0,) * len(Role), 1.0, -1.0, (0.0, 1.0, 0.0, 0.0))
    )
    relations: dict[str, int] = field(default_factory=lambda: {"root": 0, "nsubj": 1, "obj": 2})
    seen: list[Window] = field(default_factory=list)
    words: Sequence[str] = ()

    def opinions(self, windows: Sequence[Window], states: np.ndarray) -> list[Opinion]:
        self.seen = list(windows)
        return [self.opinion(window) for window in windows]

    def opinion(self, window: Window) -> Opinion:
        roles = np.full((len(window.words), len(Role)), NEVER, np.float32)
        for role in Role:
            for number, word in enumerate(window.words):
                told = role in self.chosen and self.words[int(word)] in self.chosen[role]
                left = role not in self.chosen and number in window.ruled[role]
                roles[number, role] = SURE if told or left else NEVER
        return Opinion(roles, one(STATUSES, self.status), self.event, np.zeros(len(PLOVER_TYPES), np.float32))


def one(names: Sequence[str], chosen: str | None) -> np.ndarray:
    """Log weights, all in favour of one name; of none where it is not given."""
    return np.asarray([SURE if name == chosen else 0.0 for name in names], np.float32)


@pytest.fixture(autouse=True)
def registered() -> None:
    register_extensions()


@pytest.fixture
def reread(tree: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Record]]:
    """The records of `RAID` (claimed by the police where `claimed`) after a second reading with the answers given."""

    def run(head: Head, claimed: bool = False, status: str = "reported", text: str = RAID) -> list[Record]:
        case = tree(text, SIDES, {"Homs": "SYR"})
        case.doc._.encoder_states = np.zeros((len(case.doc), 1152), np.float16)
        head.words = [token.text for token in case.doc]
        monkeypatch.setattr(rereading, "load", lambda: head)
        police = case.party("police", kind="agent", sectors=("COP",))
        text = case.document.text
        content = (Span(0, text.index(" ,"), text[: text.index(" ,")]),)
        claim = Claim(police, Span.of(text, text.index("said"), text.index("said") + 4), content)
        case.document.claims, case.document.parties = [claim], [*case.parties, police]
        case.document.places = case.places
        case.document.times = find_timexes(text, case.document, case.doc)

        def status_of(*_: object) -> tuple[str, tuple[Link, ...], tuple[str, ...]]:
            return (status if status != "reported" else "claimed", (claim.link(),), ()) if claimed else (status, (), ())

        records, _ = code(
            case.doc, case.document, parties=case.document.parties, places=case.places, times=case.document.times,
            claims=[claim], status_of=status_of, event_time=lambda *_: None, coder="test",
        )  # fmt: skip
        return records

    return run


def sides(record: Record) -> tuple[list[str], list[str]]:
    return [p.text for p in record.actors], [p.text for p in record.recipients]


def test_nothing_changes_where_the_second_reading_agrees(reread: Callable):
    (record,) = reread(Head())
    assert sides(record) == (["Serbia"], ["France"])
    assert not [why for why in record.why if why.startswith("second reading")]


def test_sides_are_mended_and_who_stands_on_both_is_on_one(reread: Callable):
    (record,) = reread(Head({Role.ACTORS: ["police"], Role.RECIPIENTS: ["Serbia", "France"]}))
    assert sides(record) == (["police"], ["Serbia", "France"])
    assert record.actors[0].sectors == ("COP",)
    assert "second reading: actors: 'police', not 'Serbia'" in record.why
    (record,) = reread(Head({Role.ACTORS: ["Serbia", "France"]}))
    assert sides(record) == (["Serbia"], ["France"])


def test_an_adjective_of_another_noun_names_nobody(reread: Callable):
    text = (
        "Serbia/nsubj/2/PROPN attacked/ROOT/2/VERB/attack France/obj/2/PROPN near/case/6/ADP German/amod/6/ADJ "
        "Homs/obl/2/PROPN on/case/8/ADP Monday/obl/2/PROPN ,/punct/11/PUNCT police/nsubj/11/NOUN "
        "said/parataxis/2/VERB/say ./punct/2/PUNCT"
    )
    (record,) = reread(Head({Role.ACTORS: ["German"]}), text=text)
    assert sides(record) == (["Serbia"], ["France"])


def test_a_place_and_a_time_are_those_of_their_stages(reread: Callable):
    (record,) = reread(Head({Role.PLACE: ["Homs"], Role.TIME: ["Monday"]}))
    assert record.place is not None
    assert record.place.country == "SYR"
    assert record.time is not None
    assert record.time.text == "Monday"
    (record,) = reread(Head({Role.PLACE: []}))
    assert record.place is None


def test_whose_word_it_is_and_the_status_go_together(reread: Callable):
    (record,) = reread(Head({Role.SOURCES: ["police"]}, status="reported"))
    assert [link.source.text for link in record.according_to if link.source] == ["police"]
    assert record.status in ("claimed", "denied", "questioned", "planned", "hypothetical")
    (record,) = reread(Head({Role.SOURCES: []}, status="planned"), claimed=True, status="planned")
    assert (record.status, record.according_to) == ("planned", ())
    (record,) = reread(Head(status="hypothetical"), claimed=True)
    assert (record.status, len(record.according_to)) == ("hypothetical", 1)


def test_what_is_claimed_never_becomes_the_outlets_own_word(reread: Callable):
    (record,) = reread(Head({Role.SOURCES: []}, status="reported"), claimed=True)
    assert (record.status, len(record.according_to)) == ("claimed", 1)


def test_a_denial_stands(reread: Callable):
    (record,) = reread(Head(status="claimed"), claimed=True, status="denied")
    assert record.status == "denied"
    (record,) = reread(Head({Role.SOURCES: []}, status="reported"), claimed=True, status="denied")
    assert (record.status, len(record.according_to)) == ("denied", 1)


@pytest.mark.parametrize("status", ["denied", "questioned"])
def test_the_second_reader_denies_and_doubts_nothing_by_itself(reread: Callable, status: str):
    (record,) = reread(Head(status=status), claimed=True, status="hypothetical")
    assert record.status == "hypothetical"


def test_what_is_no_event_is_no_record_where_the_article_tells_enough(
    reread: Callable, monkeypatch: pytest.MonkeyPatch
):
    assert len(reread(Head(event=-2.0))) == 1
    monkeypatch.setattr(rereading, "LEAST", 0)
    assert reread(Head(event=-2.0)) == []


def test_what_the_second_reader_is_told(reread: Callable):
    head = Head()
    reread(head, claimed=True)
    (window,) = head.seen
    assert [head.words[int(word)] for word in window.words] == list(head.words)
    assert window.tables["distance"].tolist()[:4] == [FARTHEST - 1, FARTHEST, FARTHEST + 1, FARTHEST + 2]
    assert set(window.tables["sentence"].tolist()) == {BACK}
    assert window.tables["claims"].tolist()[:8] == [1, 1, 1, 1, 1, 1, 1, 0]
    assert window.ruled[Role.ACTORS] == (0,)
    assert window.ruled[Role.SOURCES] == (8,)
    assert window.flags[4].tolist()[5:] == [1, 0, 0]  # Homs
    assert window.given.tolist()[:5] == [1, 1, 1, -1, 1]
    assert window.fitting(Role.TIME).tolist().index(True) == 6


def test_captions_are_windows_of_their_own(tree: Callable):
    case = tree(RAID, SIDES)
    text = case.document.text
    cut = text.index("on Monday")
    case.document.regions = [Region("body", 0, cut), Region("caption", cut, len(text))]
    page = Page(case.doc, case.document, {})
    record = Record(
        case.document, Event("ASSAULT"), Span.of(text, text.index("attacked"), text.index("attacked") + 8),
        tuple(case.parties[:1]), (), Span.of(text, 0, len(text)),
    )  # fmt: skip
    window = page.window(record)
    assert window is not None
    assert case.doc[int(window.words[-1])].text == "Homs"


def window_of(ruled: tuple[int, ...], classes: Sequence[int]) -> Window:
    """A window of nouns and such, whose first word is the event's."""
    count = len(classes)
    tables = {"class": np.asarray(classes), "mark": np.asarray([1] + [0] * (count - 1))}
    flags = np.zeros((count, len(Role) + 3), np.float32)
    return Window(np.arange(count), tables, flags, np.zeros(28, np.float32), (ruled, (), (), (), ()))


@pytest.mark.parametrize(
    ("ruled", "odds", "expected"),
    [
        ((1,), [9, 2, -2, -2], None),
        ((1,), [9, -2, 2, -2], [2]),
        ((1,), [9, -0.2, 0.2, -2], None),
        ((), [9, 2, 3, -2], [1, 2]),
        ((-1,), [9, 2, 3, -2], None),
        ((1,), [9, -2, -2, 9], []),
    ],
    ids=["as ruled", "another", "hardly likelier", "two", "outside", "nobody, and no verb"],
)
def test_the_rules_are_overruled_where_it_is_likelier(
    ruled: tuple[int, ...], odds: list[float], expected: list[int] | None
):
    window = window_of(ruled, [6, 0, 1, 6])
    roles = np.tile(np.asarray(odds, np.float32)[:, None], (1, len(Role)))
    opinion = Opinion(roles, np.zeros(7, np.float32), 0.0, np.zeros(16, np.float32))
    assert (
        choice(Role.ACTORS, window, opinion, Limits((0.5,) * len(Role), (1.0,) * len(Role), 0, 0, (0, 1, 0, 0)))
        == expected
    )


@pytest.mark.parametrize(
    ("kind", "weights", "expected"),
    [
        ("ASSAULT", (0.0, 1.0, 0.0, 0.0), 0.8),
        ("ASSAULT", (0.0, 0.0, 1.0, 0.0), 0.5),
        ("ASSAULT", (0.0, 0.0, 0.0, 1.0), 0.75),
        ("AID", (0.0, 0.0, 0.0, 1.0), 0.25 / 15),
        ("STRIKE", (0.0, 1.0, 0.0, 1.0), 0.8),
    ],
    ids=["by the judge", "by its being an event", "by its type", "by another type", "a type of one's own"],
)
def test_confidence(kind: str, weights: tuple[float, float, float, float], expected: float):
    types = np.zeros(len(PLOVER_TYPES), np.float32)
    types[PLOVER_TYPES.index("ASSAULT")] = np.log(45)  # three times as likely as the fifteen others together
    opinion = Opinion(np.zeros((0, len(Role)), np.float32), np.zeros(len(STATUSES), np.float32), 0.0, types)
    limits = Limits((0.0,) * len(Role), (0.0,) * len(Role), 0.0, 0.0, weights)
    assert secondhead.confidence(0.8, opinion, kind, limits) == pytest.approx(expected, rel=1e-3)


def test_without_encoder_states_the_rules_decide_alone(tree: Callable):
    case = tree(RAID, SIDES)
    (record,) = case.records()
    assert sides(record) == (["Serbia"], ["France"])


def test_weights_that_are_altered_or_lack_a_part_are_refused(tmp_path: Path):
    with pytest.raises(ModelError, match="not there"):
        secondhead.read(tmp_path)
    (tmp_path / "second-en.json").write_text('{"empty": [], "given": [], "confidence": [0, 1, 0, 0], "status": 1}')
    content = (tmp_path / "second-en.json").read_bytes()
    manifest = {"sha256": {"second-en.json": hashlib.sha256(content).hexdigest()}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="has no 'event'"):
        secondhead.read(tmp_path)
    (tmp_path / "second-en.json").write_text("{}")
    with pytest.raises(ModelError, match="sha256"):
        secondhead.read(tmp_path)


def test_a_document_of_the_shape_it_was_made_of(tree: Callable):
    """Every word of the text stands in the page once, with what hangs on what."""
    case = tree(RAID, SIDES)
    page = Page(case.doc, Document("t", case.doc.text), {"nsubj": 0})
    assert page.above.tolist()[:3] == [1, -1, 1]
    assert page.relation.tolist()[:2] == [0, 1]
    assert page.head(Party(0, 6, "Serbia")) == 0


@pytest.mark.model
def test_at_whom_rockets_are_fired_stays() -> None:
    text = (
        "Islamic Jihad fired more than 20 rockets at Israel on Tuesday after Israeli forces killed three of its "
        "fighters near Khan Younis, and the Israeli military said it had hit six targets in the al-Bureij camp in "
        "response."
    )
    fired = next(r for r in read_text(text, published="2017-11-14").records if r.trigger.text == "fired")
    assert [party.text for party in fired.recipients] == ["Israel"]


@pytest.mark.model
def test_whom_a_pronoun_stands_for_does_nothing_to_himself() -> None:
    text = "Troops prevented rebels from entering the town of Kidal, killing nine of them."
    killing = next(r for r in read_text(text, published="2017-11-14").records if r.trigger.text == "killing")
    assert [party.text for party in killing.actors] == ["Troops"]


@pytest.mark.model
def test_a_refusal_is_refused_once() -> None:
    text = (
        "Dawud Ibsa, leader of the banned Oromo Liberation Front, said from Asmara that his fighters would not "
        "lay down their arms until all prisoners were released."
    )
    (refused,) = [r for r in read_text(text, published="2018-02-14").records if r.event.type == "REJECT"]
    assert refused.status == "claimed"


@pytest.mark.model
def test_who_accuse_each_other_stay_accused() -> None:
    text = "India and Pakistan accused one another of shelling villages in Kashmir."
    (shelling,) = [r for r in read_text(text, published="2018-02-14").records if r.event.type == "ASSAULT"]
    assert [party.text for party in shelling.actors] == ["India", "Pakistan"]


@pytest.mark.model
@pytest.mark.parametrize("text", ["Did the army kill the priest?", "Has Russia bombed the camp?"])
def test_what_the_outlet_asks_is_not_told_by_it(text: str) -> None:
    (record,) = read_text(text).records
    assert record.status != "reported"


@pytest.mark.model
def test_what_something_came_after_is_not_ahead() -> None:
    text = (
        "DHAKA, Aug 5 (AFP) - Bangladesh Prime Minister Sheikh Hasina resigned and fled the country on Monday "
        "after weeks of deadly protests, army chief General Waker-Uz-Zaman announced in a televised address, "
        "saying the military would form an interim government. Crowds stormed her official residence, and "
        "protesters tore down a statue of her father, independence leader Sheikh Mujibur Rahman. The UN "
        "rights chief, Volker Turk, called on the authorities to stop targeting protesters. Britain and the "
        "European Union urged calm."
    )
    (protests,) = [r for r in read_text(text, published="2024-08-05").records if r.trigger.text == "protests"]
    assert protests.status == "claimed"
