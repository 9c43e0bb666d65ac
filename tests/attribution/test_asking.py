"""What is a question, or leaves a matter open, and what only sounds so; read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model

CASES = [
    ("“I agree with the walkout. If nobody marches, how will things change?” the miner said.", "asserts"),
    ("“He is only for it because the guild pays him, right?” the mayor said.", "asserts"),
    ("“Why did they come? Who sent them?” the mayor said.", "questions"),
    ("The steward said that his first words were “did you steal them?”", "asserts"),
    ("The two painters did not know each other's work, she said.", "asserts"),
    ("The miners are not sure that the guards will leave.", "questions"),
    ("Peru did not rule out a blockade of the port.", "questions"),
    ("The clerk asked the envoy for help.", "demands"),
    ("The pope has challenged his bishops to be humbler.", "demands"),
    ("The council reminded drivers to leave the bridge open.", "demands"),
    ("Scholars cautioned that the vote would not be free.", "fears"),
    ("The premier has been critical of the court.", "accuses"),
    ("“He is a bigot,” the mayor said.", "accuses"),
    ("“I want to thank the miners,” the bishop said.", "asserts"),
    ("The town is seen as a haven for smugglers.", "believes"),
    ("“Let me give you an example,” the bishop said.", "asserts"),
    ("She said she would be honoured by a visit.", "asserts"),
    ("The miner confessed to the crime.", "asserts"),
    ("Officials said no one had been hurt in the flood.", "asserts"),
    ("Officials said the army had not bombed the clinic.", "denies"),
]


@pytest.mark.parametrize(("text", "stance"), CASES)
def test_the_stance_of_the_outermost_claim(told: Told, text: str, stance: str) -> None:
    assert [claim.stance for claim in told(text).claims if claim.parent is None] == [stance]
