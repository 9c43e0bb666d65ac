"""What the text around a name says of it, and what a name says of itself."""

from __future__ import annotations

import pytest

from according.mentions.clues import container_after, kind_at, other_names, relation_at
from according.mentions.gazetteer import Gazetteer
from according.mentions.resolution import Mention, Resolver


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(Gazetteer.open())


@pytest.mark.parametrize(
    ("text", "name", "container"),
    [
        ("TULSA, Okla. (Agency) -", "TULSA", "Okla."),
        ("CHARLESTON, W.Va. -- A man", "CHARLESTON", "W.Va."),
        ("in Aleppo (Syria) on", "Aleppo", "Syria"),
        ("in Paris, Texas, on", "Paris", "Texas"),
        ("in Paris, Thursday", "Paris", None),
        ("in Raqqa, where", "Raqqa", None),
    ],
)
def test_containers(resolver: Resolver, text: str, name: str, container: str | None) -> None:
    assert container_after(text, text.index(name) + len(name), resolver) == container


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("fighting in Aleppo province", "Aleppo", "ADM1"),
        ("the city of Aleppo", "Aleppo", "PPL"),
        ("Aleppo city centre", "Aleppo", "PPL"),
        ("Aleppo, province of pistachios", "Aleppo", None),
        ("fighting in Aleppo", "Aleppo", None),
    ],
)
def test_words_for_what_a_place_is(text: str, name: str, kind: str | None) -> None:
    at = text.index(name)
    assert kind_at(text, at, at + len(name)) == kind


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("a camp near Rafah", "near"),
        ("ten miles north of Rafah", "north of"),
        ("the border with Rafah", "border with"),
        ("on the outskirts of Rafah", "near"),
        ("shells hit Rafah", None),
    ],
)
def test_relations(text: str, relation: str | None) -> None:
    assert relation_at(text, text.index("Rafah")) == relation


def test_names_of_bodies_and_adjectives_tell_where_a_report_is(resolver: Resolver) -> None:
    text = "Texas Fire Service and Sen. Lee, D-W. Va., met Syrian officials in Paris, Texas."
    mention = Mention("Texas", text.rindex("Texas"), text.rindex("Texas") + 5)
    names = [entry.name for entry in other_names(text, [mention], resolver)]
    assert names == ["Texas", "West Virginia", "Syria"]


def test_a_name_shared_by_state_and_country_tells_nothing(resolver: Resolver) -> None:
    assert list(other_names("Georgia Department of Health", [], resolver)) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("W.Va.", "West Virginia"),
        ("Loudon Co.", "Loudon County"),
        ("Northern Iraq", "Iraq"),
        ("Da Nang International Airport", "Da Nang"),
        ("Nile Delta city of Damietta", "Damietta"),
        ("Srinagar city", "Srinagar"),
        ("Britian", "United Kingdom"),
        ("Dayr al-Zawr", "Deir ez-Zor"),
        ("Deir Ezzor", "Deir ez-Zor"),
        ("DeirEzzor", "Deir ez-Zor"),
    ],
)
def test_other_forms_lead_to_the_place(resolver: Resolver, name: str, found: str) -> None:
    assert found in [entry.name for entry in resolver.candidates(name)]


@pytest.mark.parametrize("name", ["EU", "Qwrtzpsdfgh Province", "Republic of Qwrtz", "Nigerra Falls"])
def test_no_form_makes_a_place_up(resolver: Resolver, name: str) -> None:
    assert resolver.candidates(name) == []


def test_a_fold_does_not_turn_one_english_name_into_another(resolver: Resolver) -> None:
    assert not any(entry.country == "US" for entry in resolver.candidates("Rocky Hyll") if entry.match == "fold")


def test_names_that_are_all_shared_settle_each_other(resolver: Resolver) -> None:
    mentions = [Mention(name, 30 * at, 30 * at + len(name)) for at, name in
                enumerate(("Gainesville", "Hall County", "Oakwood", "Flowery Branch"))]  # fmt: skip
    divisions = {entry and entry.admin1 for entry in resolver.resolve(mentions)}
    assert divisions == {4197000}


def test_two_countries_in_a_list_do_not_lie_in_each_other(resolver: Resolver) -> None:
    found = resolver.resolve([Mention("Iraq", 0, 4, "Iran"), Mention("Iran", 6, 10)])
    assert [entry and entry.country for entry in found] == ["IQ", "IR"]


def test_a_typing_error_in_a_long_name_is_forgiven_beside_settled_places(resolver: Resolver) -> None:
    found = resolver.resolve([Mention("Hama", 0, 4), Mention("Idlib", 10, 15), Mention("Khan Shaykhum", 20, 33)])
    assert found[2] is not None
    assert (found[2].match, found[2].country) == ("fuzzy", "SY")


@pytest.mark.parametrize("name", ["Khan Shaykhum", "Hamq", "Idlob"])
def test_a_typing_error_without_other_places_or_in_a_short_name_is_not(resolver: Resolver, name: str) -> None:
    others = [] if len(name) > 8 else [Mention("Aleppo", 50, 56)]
    assert resolver.resolve([Mention(name, 0, len(name)), *others])[0] is None
