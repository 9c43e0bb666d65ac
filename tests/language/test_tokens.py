"""Raw text to the words of Universal Dependencies."""

from __future__ import annotations

import pytest

from according.language.tokens import blank
from tests.conftest import english

NLP = english()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry didn't reply.", "The ministry did n't reply ."),
        ("the Moscow-backed, week-old truce", "the Moscow - backed , week - old truce"),
        ("He cannot say—yet.", "He can not say — yet ."),
        ("Syria's U.S. envoy", "Syria 's U.S. envoy"),
        ("about $3.5 million on 2016/17", "about $ 3.5 million on 2016 / 17"),
        ("“We’ll see,” he said", "“ We ’ll see , ” he said"),
        ("They fled.[1][12] He said [10] men", "They fled . [1] [12] He said [ 10 ] men"),
        ("Lt. Col. Lee met Maj. Gen. Roe.", "Lt. Col. Lee met Maj. Gen. Roe ."),
    ],
)
def test_words(text: str, words: str) -> None:
    assert [token.text for token in NLP(text)] == words.split()


def test_every_character_is_kept() -> None:
    text = "Kyiv (Reuters) -- 12:30 p.m.;  two/three…\n\n#now @home http://a.example/b-c?d=1"
    assert NLP(text).text == text


def test_what_was_split_before_changes_nothing() -> None:
    text = "“Don't go,” the U.S. envoy (Lt. Roe) said; he couldn't. (don't) U.S., cannot- (cannot)"
    fresh = [token.text for token in blank()(text)]
    used = blank()
    assert [[token.text for token in used(text)] for _ in range(2)] == [fresh, fresh]
    assert fresh == [token.text for token in used.tokenizer(text)]
