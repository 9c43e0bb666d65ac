"""Which place a name means, by what stands around it; no reading model needed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from according.mentions.clues import container_after
from according.mentions.gazetteer import Entry, Gazetteer
from according.mentions.resolution import Mention, Resolver, precision_of


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(Gazetteer.open())


def resolve(resolver: Resolver, *names: str, home: str | None = None) -> list[Entry | None]:
    """Entries of names written one after the other; "Tulsa/Okla." is a name with its container."""
    mentions = []
    for number, name in enumerate(names):
        text, _, container = name.partition("/")
        mentions.append(Mention(text, 100 * number, 100 * number + len(text), container or None))
    return resolver.resolve(mentions, home)


@pytest.mark.parametrize(
    ("names", "geonames"),
    [
        (("Paris",), 2988507),
        (("Paris/Texas",), 4717560),
        (("Tulsa/Okla.",), 4553433),
        (("U.S.",), 6252001),
        (("Damascus", "Syria"), 170654),
        (("Deir Ezzor", "Syria"), 170794),
    ],
)
def test_a_name_is_resolved(resolver: Resolver, names: tuple[str, ...], geonames: int) -> None:
    entry = resolve(resolver, *names)[0]
    assert entry is not None
    assert entry.geonames == geonames


@pytest.mark.parametrize(
    ("name", "country"),
    [("Basra", "IQ"), ("Fallujah", "IQ"), ("Cologne", "DE"), ("Kiev", "UA"), ("Calcutta", "IN"), ("Kobane", "SY")],
)
def test_a_spelling_that_plainly_means_one_place_is_resolved_alone(resolver: Resolver, name: str, country: str) -> None:
    (entry,) = resolve(resolver, name)
    assert entry is not None
    assert entry.country == country


def test_neighbours_decide_between_namesakes(resolver: Resolver) -> None:
    ohio = resolve(resolver, "Dublin", "Columbus/Ohio", "Westerville/Ohio", "Ohio", "Franklin County/Ohio")[0]
    ireland = resolve(resolver, "Dublin", "Ireland", "Cork")[0]
    assert ohio is not None
    assert ireland is not None
    assert (ohio.country, ireland.country) == ("US", "IE")


def test_a_container_beside_one_mention_speaks_for_all(resolver: Resolver) -> None:
    first, second = resolve(resolver, "Athens/Ga.", "Athens")
    assert first is not None
    assert first.country == "US"
    assert second == first


def test_no_place_is_better_than_a_wrong_one(resolver: Resolver) -> None:
    assert resolve(resolver, "Qwrtzpsdfgh") == [None]
    assert resolve(resolver, "Springfield") == [None]


def test_two_readings_of_one_place_outweigh_a_likelier_namesake(resolver: Resolver) -> None:
    entries = resolver.candidates("Islamabad")
    parts = {"IN": 0.38, "ADM1": 0.36, "PPLC": 0.18}
    share = np.array([parts.get("IN" if entry.country == "IN" else entry.feature, 0.0) for entry in entries])
    best = resolver._best(entries, share, share, [])
    assert best is not None
    assert best.country == "PK"


def test_a_capital_of_a_state_that_is_named_is_meant_before_what_is_also_called_so(resolver: Resolver) -> None:
    (pakistan,) = [entry for entry in resolver.candidates("Pakistan") if entry.feature[:3] == "PCL"]
    names = [Mention(name, 0, len(name)) for name in ("Islamabad", "Pulwama", "Srinagar", "Anantnag", "India")]
    first = resolver.resolve(names, words=[pakistan])[0]
    assert first is not None
    assert first.country == "PK"


def test_regions_of_conflict_and_seas_are_known(resolver: Resolver) -> None:
    donbas, sea, strip = resolve(resolver, "Donbas", "Black Sea", "Gaza Strip")
    assert donbas is not None
    assert sea is not None
    assert strip is not None
    assert (donbas.country, sea.country, strip.country) == ("UA", None, "PS")
    assert sea.geonames is None
    assert [precision_of(entry) for entry in (donbas, sea, strip)] == ["area"] * 3


def test_demonyms_are_no_places_unless_asked_for(resolver: Resolver) -> None:
    assert not any(entry.feature == "PCLI" for entry in resolver.candidates("Syrian"))
    assert resolver.candidates("Syrian", demonyms=True)[0].geonames == 163843


def test_a_container_is_what_follows_the_comma(resolver: Resolver) -> None:
    text = "LONG BEACH, Calif. (Agency) — Two people were hurt."
    assert container_after(text, len("LONG BEACH"), resolver) == "Calif."
    assert container_after("in Raqqa, Syria, on Monday", len("in Raqqa"), resolver) == "Syria"
    assert container_after("in Raqqa, where", len("in Raqqa"), resolver) is None


@pytest.mark.shared
@pytest.mark.parametrize(("name", "near", "far"), [("lgl.xml", 0.84, 0.045), ("GeoVirus.xml", 0.89, 0.02)])
def test_gold_mentions_are_resolved_as_well_as_before(
    shared_data: Path, resolver: Resolver, name: str, near: float, far: float
) -> None:
    from according.evaluate.places import read_corpus, resolve_gold

    scores = resolve_gold(read_corpus(shared_data / "places" / name), resolver)
    assert scores["within_161_km"] >= near
    assert scores["beyond_1000_km_of_resolved"] <= far
