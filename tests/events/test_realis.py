"""What an event's own kind says about its status, in sentences of our own, read with the model."""

from __future__ import annotations

import pytest

from according.events.realis import RULES
from according.ingest import from_text
from according.reader import Reader

pytestmark = pytest.mark.model

CASES = [
    ("would, as a case", "Analysts say that the use of the bomb would start a war with Iran.",
     "ASSAULT", "hypothetical"),
    ("would, as a case", "The minister said that the army would attack Iran.", "THREATEN", "planned"),
    ("what it would bring", "Mr. Moon warned that the latest missile test by Iran could lead to war.",
     "MOBILIZE", "claimed"),
    ("wanted of others", "The senators want the ministry to arrest the general.", "COERCE", "hypothetical"),
    ("wanted of others", "The father said he hoped that the rebels had freed the hostages.", "RETREAT", "hypothetical"),
    ("hoped for", "The ministers hoped to prod Iran into releasing the hostages.", "RETREAT", "hypothetical"),
    ("came to do it", "World leaders rallied to condemn Iran on Monday.", "ACCUSE", "reported"),
    ("came to do it", "The Arab League voted to endorse the plan of Egypt.", "SUPPORT", "reported"),
    ("came to do it", "The governor took to the radio to denounce Iran.", "ACCUSE", "reported"),
    ("what it would bring", "The general's refusal to meet the rebels will raise questions.", "REJECT", "reported"),
    ("the means", "The minister set the tone by appealing to Iran for calm.", "REQUEST", "reported"),
    ("unforeseen", "The governor said he never expected an attack by the rebels to occur.", "ASSAULT", "claimed"),
    ("looked into", "The union called for an inquiry into an attack by the army on the village.",
     "ASSAULT", "reported"),
    ("tried", "The senator tried to rebuke the president of Iran on Monday.", "ACCUSE", "reported"),
    ("tried", "Protesters tried to storm the parliament of Iran on Monday.", "PROTEST", "reported"),
    ("tried", "Police in Iran said that the man had tried to kill an officer.", "ASSAULT", "claimed"),
    ("tried", "The general survived an attempt to assassinate him in Iran.", "ASSAULT", "reported"),
    ("tried", "A court in Iran jailed two officers for the attempted murder of a reporter.", "ASSAULT", "reported"),
    ("looked back at", "The envoy pledged aid for the town, emerging from clashes with rebels.", "ASSAULT", "reported"),
    ("looked back at", "The council will meet in Iran at the request of the army.", "REQUEST", "reported"),
    ("of a time gone by", "The reader was brought back to announce last month's missile test by Iran.",
     "MOBILIZE", "reported"),
    ("lacking", "The council's resolution authorizes attacks on Iran.", "ASSAULT", "hypothetical"),
    ("what for", "The officer said Iran could use the missile to attack Israel.", "ASSAULT", "hypothetical"),
    ("said to have been", "The trader worries that the border may close after Iran claimed it had bombed Iraq.",
     "ASSAULT", "claimed"),
    ("until then", "The rebels would fight until the president of Iran resigned.", "RETREAT", "hypothetical"),
    ("until then", "The opposition in Iran will not talk until the army has freed the reporters.",
     "RETREAT", "hypothetical"),
    ("until then", "The envoy could not leave Iran until rebels freed him on Tuesday.", "RETREAT", "reported"),
    ("until then", "The army shelled the town until the rebels surrendered.", "RETREAT", "reported"),
    ("by a no", "The senate of Iran said no to the president's plan.", "REJECT", "reported"),
    ("by a no", "A spokesman said the union had said no to the offer of the ministry.", "REJECT", "claimed"),
    ("not to be done", "France has kept its promise not to wage war on Iraq.", "ASSAULT", "denied"),
]  # fmt: skip


@pytest.fixture(scope="module")
def read(reader):
    """The records of each sentence as the rules alone write them, all read in one batch: text to records."""
    documents = [from_text(text) for _, text, _, _ in CASES]
    for document in documents:
        document.language = "en"  # a single sentence is too short to tell
    Reader(options={"second_reading": False}).read_documents(documents)
    return {document.text: document.records for document in documents}


@pytest.mark.parametrize(("rule", "text", "type_", "status"), CASES)
def test_status_by_kind(read, rule, text, type_, status):
    found = {(record.event.type, record.status) for record in read[text]}
    assert (type_, status) in found
    assert rule in RULES


def test_what_the_outlet_reports_has_no_links(read):
    told = [record for records in read.values() for record in records if record.status in {"reported", "negated"}]
    assert told
    assert not any(record.according_to for record in told)
