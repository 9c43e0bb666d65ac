"""Who takes part, in sentences of our own, read with the model: parts of a party, bodies behind "it", who is asked."""

from __future__ import annotations

import pytest
from tests.conftest import Told

pytestmark = pytest.mark.model

CASES = [
    # "Of whom" stands for those before it, wherever a tree hangs the clause.
    ("The generals, both of whom accused the police of torture, were arrested.", "ACCUSE", ["The generals"],
     ["the police"]),
    ("Police held nine protesters, some of whom were later beaten by guards.", "ASSAULT", ["guards"],
     ["some of whom"]),
    # A clause that shares its subject with the one before may have no verb but a copula.
    ("He made comments to colleagues and had been under investigation by the army.", "ACCUSE", ["the army"], ["He"]),
    # What a body says befell it befell the body.
    ("The firm said that it had been sued by the ministry.", "ACCUSE", ["the ministry"], ["The firm"]),
    ("The agency, which said it had been attacked by hackers, blamed Russia.", "ASSAULT", ["hackers"], ["The agency"]),
    ("A clinic was hit in Homs. The charity said it was bombed by jets.", "ASSAULT", ["jets"], []),
    # Who promises that his own will do it promises nothing to them.
    ("The prime minister promised that his country would cut its emissions.", "AGREE", ["The prime minister"], []),
    # Units that are withdrawn are one's own.
    ("Iraq urged the United States to withdraw American troops.", "RETREAT", ["the United States"], []),
    # Behind the closing mark of a quotation another verb has its subject.
    ("“Toward the end of the evening, Albright asked all of the former secretaries to offer one salient bit of "
     "counsel,” Conason writes in his book, according to the Times.", "REQUEST", ["Albright"],
     ["the former secretaries"]),
    # A noun for a body says of no person who that is.
    ("Tariffs helped Oslo, said Scott Paul, who heads the Alliance for American Manufacturing, a group that has "
     "applauded some of the senate's decisions.", "SUPPORT", ["the Alliance for American Manufacturing"],
     ["the senate"]),
    # A demand told by a noun asks who does what is demanded, not whom that befalls.
    ("The union renewed its call for a ban on the party.", "REQUEST", ["The union"], []),
    ("Amnesty's call for the release of the journalists was ignored by Cairo.", "REQUEST", ["Amnesty"], []),
    ("The opposition's demand for the resignation of the prime minister was rejected.", "REQUEST", ["The opposition"],
     ["the prime minister"]),
    ("The families' demand for an apology from the army angered the president.", "REQUEST", ["The families"],
     ["the army"]),
    # Whose a thing is may stand before a participle.
    ("Rebels looted Indian-owned shops in Aden.", "PROTEST", ["Rebels"], ["Indian-owned"]),
    ("Man stabbed to death on San Francisco Bay train", "ASSAULT", [], ["Man"]),
    # A relative pronoun may be whose a thing or a deed is.
    ("Timothy O'Brien, whose book prompted a lawsuit from Mr. Trump, contacted his lawyer.", "ACCUSE", ["Mr. Trump"],
     ["Timothy O'Brien"]),
    ("The rebels, whose attack on the base was condemned by France, denied it.", "ASSAULT", ["The rebels"], []),
    ("The magnate, whose comments drew condemnation from the unions, resigned.", "ACCUSE", ["the unions"],
     ["The magnate"]),
    # Nothing is asked of an "it" that only opens a clause.
    ("Lewandowski said it should be up to the prosecutor to move forward.", "REQUEST", ["Lewandowski"],
     ["the prosecutor"]),
    ("“That is a concern,” said Diana Orrock, an RNC committeewoman from Nevada who openly supports Trump.",
     "SUPPORT", ["Diana Orrock"], ["Trump"]),
    ("The insiders, a group that is vigorously opposed to the mayor, met on Tuesday.", "REJECT", ["a group"],
     ["the mayor"]),
    # Forces that somebody wants are not asked.
    ("The commander begged for reinforcements and air support.", "REQUEST", ["The commander"], []),
    ("The mayor called for more police in the city.", "REQUEST", ["The mayor"], []),
    # A condition is about who is to meet it.
    ("The union threatened to strike unless the railway reinstated four drivers.", "THREATEN", ["The union"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "actors", "recipients"), CASES)
def test_sides(told: Told, text: str, type_: str, actors: list[str], recipients: list[str]) -> None:
    found = [record for record in told(text).records if record.event.type == type_]
    sides = [([p.text for p in r.actors], [p.text for p in r.recipients]) for r in found]
    assert (actors, recipients) in sides


def test_what_is_left_ruled_out_is_ruled_out_by_nobody_in_it(told: Told) -> None:
    found = told("With a vote for Trump ruled out, Cross said he is left with two options.").records
    assert all(party.text != "Trump" for record in found for party in record.actors)


def test_the_second_reading_keeps_whom_a_pronoun_stands_for() -> None:
    import according

    (record,) = according.read_text("The firm said that it had been sued by the ministry.").records
    assert [party.text for party in record.recipients] == ["The firm"]


def test_the_second_reading_leaves_who_is_angered_where_the_row_has_him() -> None:
    import according

    found = according.read_text("Ecuador granted asylum to the activist, angering London.").records
    sides = [([p.text for p in r.actors], [p.text for p in r.recipients]) for r in found if r.event.type == "ACCUSE"]
    assert sides == [(["London"], ["Ecuador"])]
