"""Status of events through the whole chain: own sentences, read by the reading model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from according.attribution import find_claims, status_of
from according.document import Claim, Document, Party
from according.record import STATUSES, Status
from according.spans import Span
from tests.attribution.fixtures import build

CASES: list[tuple[str, str, Status]] = [
    # the outlet's own voice
    ("Rebels attacked the village on Monday.", "attacked", "reported"),
    ("The attack killed six people.", "attack", "reported"),
    ("The army has withdrawn from the city.", "withdrawn", "reported"),
    ("Police arrested the man after he attacked a guard.", "attacked", "reported"),
    ("The ministry accused the rebels of shelling a hospital.", "accused", "reported"),
    ("The president threatened to attack the port.", "threatened", "reported"),
    ("Protesters marched through the capital and burned a flag.", "burned", "reported"),
    ("The two sides signed a deal after the army managed to retake the town.", "retake", "reported"),
    ("The troops began to withdraw on Friday.", "withdraw", "reported"),
    ("The prime minister condemned the attack.", "attack", "reported"),
    # a plan told of once its deed is known
    ("Two brothers planned the attacks on the embassy.", "planned", "reported"),
    ("The group planned an attack on the embassy.", "planned", "planned"),
    ("The unions planned the march for Saturday.", "planned", "planned"),
    # negation
    ("Rebels did not attack the village.", "attack", "negated"),
    ("The army never attacked the village.", "attacked", "negated"),
    ("No troops attacked the village.", "attacked", "negated"),
    ("There was no sign of an attack on the base.", "attack", "negated"),
    ("There was no response to the attack on the base.", "attack", "reported"),
    ("There were no casualties in the attack on the base.", "attack", "reported"),
    ("The army failed to attack the town.", "attack", "negated"),
    ("The mayor described the allegation that guards had beaten miners as “ridiculous”.", "beaten", "denied"),
    ("The mayor ordered the rebels killed.", "killed", "hypothetical"),
    ("The guard has exonerated himself of accusations of theft against miners.", "accusations", "reported"),
    ("The guards had not beaten miners, robbed clerks or burned huts.", "robbed", "negated"),
    ("The garrison staged a failed attack on the fort.", "attack", "reported"),
    ("The government refused to withdraw its troops.", "withdraw", "negated"),
    ("The guards prevented the crowd from attacking the embassy.", "attacking", "negated"),
    ("The army left without attacking the town.", "attacking", "negated"),
    ("The militia stopped attacking the town.", "attacking", "negated"),
    ("The soldiers could not attack the town.", "attack", "negated"),
    ("The two leaders were unable to sign the deal.", "sign", "negated"),
    ("Soldiers foiled an attack on the palace.", "attack", "negated"),
    ("The army averted a coup, arresting nine officers.", "arresting", "reported"),
    ("Police foiled a bombing after detaining three suspects.", "detaining", "reported"),
    ("There is no evidence that Iran attacked the ship.", "attacked", "negated"),
    ("The army did not fail to attack the town.", "attack", "reported"),
    # modality
    ("Rebels might attack the village.", "attack", "hypothetical"),
    ("The army may attack the town within days.", "attack", "hypothetical"),
    ("The army could attack at any time.", "attack", "hypothetical"),
    ("The army should attack the town.", "attack", "hypothetical"),
    ("Perhaps the army attacked the town.", "attacked", "hypothetical"),
    ("If the rebels attack the town, thousands flee.", "attack", "hypothetical"),
    ("Unless the rebels attack, the town is safe.", "attack", "hypothetical"),
    ("The risk of an attack grows.", "attack", "hypothetical"),
    ("There is a danger of an attack on the dam.", "attack", "hypothetical"),
    ("The threat of an attack kept people at home.", "attack", "hypothetical"),
    ("The army is likely to attack the town.", "attack", "hypothetical"),
    ("A possible attack on the city worries residents.", "attack", "hypothetical"),
    ("The rebels tried to attack the base.", "attack", "hypothetical"),
    ("The law allows the police to arrest protesters.", "arrest", "hypothetical"),
    ("Did the rebels attack the village?", "attack", "hypothetical"),
    ("Were the rebels to attack the town, thousands would flee.", "attack", "hypothetical"),
    ("Had the rebels attacked the town, thousands would have fled.", "attacked", "hypothetical"),
    ("Should the rebels attack the town, the army will respond.", "attack", "hypothetical"),
    # an open question takes the deed for granted; what should have been done was not
    ("Why did the rebels attack the village?", "attack", "reported"),
    ("The army should have attacked the town.", "attacked", "negated"),
    ("The general said the army should not have attacked the town.", "attacked", "claimed"),
    ("The general said the army did not try to attack the town.", "attack", "denied"),
    ("Thousands rallied to condemn the attack.", "condemn", "reported"),
    ("The court convicted the man, who denied the charge.", "convicted", "reported"),
    # plans
    ("The army will attack the town on Sunday.", "attack", "planned"),
    ("The two leaders will meet in Geneva.", "meet", "planned"),
    ("The ministers are to sign a planned agreement in May.", "agreement", "planned"),
    ("The army is preparing to attack the town.", "attack", "planned"),
    ("Troops gathered to attack the town.", "attack", "planned"),
    ("The president is due to meet the envoy.", "meet", "planned"),
    ("The government has a plan to attack the town.", "attack", "planned"),
    # claimed
    ("The ministry said rebels attacked the village.", "attacked", "claimed"),
    ("The ministry said that rebels had attacked the village.", "attacked", "claimed"),
    ("According to the ministry, rebels attacked the village.", "attacked", "claimed"),
    ("Rebels attacked the village, according to the ministry.", "attacked", "claimed"),
    ("Rebels attacked the village, officials said.", "attacked", "claimed"),
    ("“Rebels attacked the village,” the minister said.", "attacked", "claimed"),
    ("The ministry accused the rebels of shelling a hospital.", "shelling", "claimed"),
    ("The rebels allegedly attacked the village.", "attacked", "claimed"),
    ("There was no withdrawal of troops from Khartoum, the army said.", "withdrawal", "denied"),
    ("There was no attack on the village.", "attack", "negated"),
    ("The rebels reportedly attacked the village.", "attacked", "claimed"),
    ("The alleged attack angered residents.", "attack", "claimed"),
    ("Analysts believe that rebels attacked the village.", "attacked", "claimed"),
    ("The minister claimed that rebels had attacked the village.", "attacked", "claimed"),
    ("The claim that rebels attacked the village spread fast.", "attacked", "claimed"),
    ("The general admitted that his troops attacked the village.", "attacked", "claimed"),
    ("State television reported that rebels attacked the village.", "attacked", "claimed"),
    ("The agency quoted a commander as saying rebels attacked the village.", "attacked", "claimed"),
    # denied
    ("The minister denied that troops attacked the village.", "attacked", "denied"),
    ("The minister denied attacking the village.", "attacking", "denied"),
    ("The minister said troops did not attack the village.", "attack", "denied"),
    ("“We did not attack the village,” the commander said.", "attack", "denied"),
    ("The ministry said there was no evidence that troops attacked the village.", "attacked", "denied"),
    ("The group denied that it had ever attacked civilians.", "attacked", "denied"),
    ("The agency said the rebels had denied attacking the town.", "attacking", "denied"),
    ("The army said it would not attack the town.", "attack", "denied"),
    # what only meets a negation, or is taken for granted
    ("Nobody died in the attack.", "attack", "reported"),
    ("The minister gave no explanation why the army had attacked the town.", "attacked", "reported"),
    ("The envoy urged both sides to stop the fighting.", "fighting", "claimed"),
    ("The two sides ended the fighting in May.", "fighting", "reported"),
    ("As we have reported, rebels attacked the village.", "attacked", "reported"),
    ("New talks are set for Monday.", "talks", "planned"),
    ("The ministry said it was not to blame for the attack.", "attack", "claimed"),
    ("The general warned that rebels had attacked the town.", "attacked", "claimed"),
    # questioned
    ("The army said the attack had not been confirmed.", "attack", "questioned"),
    ("Asked whether he had ordered the attack, the minister declined to answer.", "ordered", "questioned"),
    ("Reporters asked whether troops attacked the village.", "attacked", "questioned"),
    ("The ministry did not confirm that troops attacked the village.", "attacked", "questioned"),
    ("The minister questioned whether rebels attacked the village.", "attacked", "questioned"),
    ("Analysts doubt that rebels attacked the village.", "attacked", "questioned"),
    # promises, threats, demands, fears with a chain
    ("The president vowed to attack the rebels.", "attack", "planned"),
    ("The president promised that the army would attack the rebels.", "attack", "planned"),
    ("The militia threatened to attack the port.", "attack", "planned"),
    ("The ministry said the army would attack the town.", "attack", "planned"),
    ("The ministry said the army will attack the town.", "attack", "planned"),
    ("The envoy urged the rebels to withdraw from the town.", "withdraw", "hypothetical"),
    ("The envoy demanded that the rebels withdraw from the town.", "withdraw", "hypothetical"),
    ("The envoy called on the rebels to withdraw from the town.", "withdraw", "hypothetical"),
    ("Residents fear that rebels will attack the town.", "attack", "hypothetical"),
    ("The minister said rebels might attack the town.", "attack", "hypothetical"),
    ("The general warned that the rebels could attack the town.", "attack", "hypothetical"),
    ("The minister said the army failed to attack the town.", "attack", "denied"),
    ("The guard pleaded not guilty to beating a miner.", "beating", "denied"),
    ("The guard pleaded guilty to beating a miner.", "beating", "claimed"),
    ("The guard did not plead guilty to beating a miner.", "beating", "denied"),
    ("The mayor has yet to confirm that guards beat a miner.", "beat", "questioned"),
    ("The mayor has yet to say how many miners were beaten.", "beaten", "reported"),
    ("The minister said that if rebels attacked the town, the army would respond.", "attacked", "hypothetical"),
    ("Ankara denied threatening Athens.", "threatening", "denied"),
    ("Iran rejected the accusations by Israel.", "accusations", "reported"),
    (
        "The minister dismissed allegations by the opposition that police had beaten protesters.",
        "allegations",
        "reported",
    ),
    ("The minister dismissed allegations by the opposition that police had beaten protesters.", "beaten", "denied"),
    # what stands whatever is said around it, infinitives by what they are the content of, and bids
    ("Iran denied any involvement in the attack on the tanker.", "attack", "reported"),
    ("The talks did not touch on the killings.", "killings", "reported"),
    ("These attacks must end, the minister said.", "attacks", "claimed"),
    ("The bombing could hurt tourism.", "bombing", "reported"),
    ("Police are looking into whether the attacks were linked.", "attacks", "reported"),
    ("The launch could lead to an attack on the island.", "attack", "hypothetical"),
    ("The attack could not be confirmed.", "attack", "hypothetical"),
    ("No clear sign came from the palace despite its opposition to the plan.", "opposition", "reported"),
    ("The envoys will discuss the killing of the mayor.", "killing", "reported"),
    ("The envoys will discuss sanctions.", "sanctions", "planned"),
    ("The council will lift the ban.", "ban", "reported"),
    ("An attack is imminent.", "attack", "planned"),
    ("The mayor called for an inquiry into a raid that killed six people.", "raid", "reported"),
    ("The union called an emergency meeting for Friday.", "meeting", "planned"),
    ("The president is considering strikes against the camp.", "strikes", "hypothetical"),
    ("The general is considering an attack.", "considering", "hypothetical"),
    ("It is unhelpful to blame others.", "blame", "hypothetical"),
    ("Pressure grows on the government to free the prisoners.", "free", "hypothetical"),
    ("The army made a bid to retake the town.", "retake", "planned"),
    ("The law gives more power to the police, especially to ban rallies.", "ban", "hypothetical"),
    ("He suggested that the president meet the rebels.", "meet", "hypothetical"),
    ("The union demands that the prisoners be freed.", "freed", "hypothetical"),
    ("The envoy urged the council to ensure that the hostages were freed.", "freed", "hypothetical"),
    ("Ministers are weighing whether to attack the port.", "attack", "hypothetical"),
    ("“Don't attack the village,” she said.", "attack", "hypothetical"),
    ("She pleaded with the soldiers not to shoot.", "shoot", "hypothetical"),
    ("The courts have almost never jailed officers.", "jailed", "negated"),
    ("Protesters are paid to march through the capital.", "march", "reported"),
    ("Instead of arresting protesters, the government should talk to them.", "arresting", "reported"),
    ("The plan is to prevent an attack on the port.", "attack", "hypothetical"),
    ("Nobody wants a war.", "war", "hypothetical"),
    ("Rebels were to retake the towns seized by the army.", "seized", "reported"),
    ("The minister denied that he had met the man who bombed the market.", "bombed", "claimed"),
    ("She denied the charge because the army had bombed the market.", "bombed", "reported"),
    ("It was not resistance but murder, he said.", "murder", "claimed"),
    ("The group fought for two years before joining the government.", "joining", "reported"),
    ("Rebels rejected a plan to attack the port.", "attack", "hypothetical"),
    ("He is on trial on charges of murdering a clerk.", "murdering", "claimed"),
    ("Too late for a pre-emptive strike, it said.", "strike", "hypothetical"),
    ("The judge doubted the verdict, now that the accord has been signed.", "signed", "reported"),
    ("The resolution bars the state from testing missiles.", "testing", "hypothetical"),
    ("The minister hopes that the arrest of the clerk deters others.", "arrest", "claimed"),
    ("Residents hope that rebels will be arrested.", "arrested", "planned"),
    ("The official met the leaders to seek support for a new plan.", "seek", "reported"),
    ("The families accused the mayor of not doing enough to protect them.", "protect", "hypothetical"),
    ("They put a satellite into orbit two months before testing a bomb.", "testing", "reported"),
    # conditions, gerunds, campaigns, the first of their kind, and what an event brings about
    ("The launches, if made, are certain to anger the neighbours.", "launches", "hypothetical"),
    ("The missile is capable of being launched from a lorry.", "launched", "hypothetical"),
    ("The law makes it easier to arrest protesters.", "arrest", "hypothetical"),
    ("The government is waging a campaign to fight the rebels.", "fight", "reported"),
    ("They are the first hostages to be freed.", "freed", "reported"),
    ("The ban forced the troops to withdraw.", "withdraw", "reported"),
    ("The attack will hurt the economy.", "attack", "reported"),
    ("The two leaders are expected to meet next week.", "expected", "planned"),
    ("The minister called for calm following the murder of the mayor.", "murder", "reported"),
    ("The army said it did not know what type of missile was launched.", "launched", "claimed"),
    ("The spokesman said her claims about being attacked are untrue.", "attacked", "denied"),
    ("The minister denied reports that hostages might have been freed.", "freed", "denied"),
    ("The army suggested the rebels leave the town.", "leave", "hypothetical"),
    # who is known to have done something did it, and who decides tells nothing
    ("The rebels are known to have attacked the village.", "attacked", "reported"),
    ("The president has decided to send troops to the border.", "send", "planned"),
    (
        "The army reportedly fired a missile, which came days after the council imposed sanctions.",
        "imposed",
        "reported",
    ),
    (
        "The ministry said it posed no threat to the town of Salem, which rebels attacked in May.",
        "attacked",
        "reported",
    ),
    # what a cue takes up has been, and is not the speaker's word
    ("The mayor responded to the accusations of the guards.", "accusations", "reported"),
    ("Democrats echoed the criticism of the senator.", "criticism", "reported"),
    ("The minister failed to mention the attack on the embassy.", "attack", "reported"),
    ("Iran responded to the sanctions by threatening Israel.", "threatening", "reported"),
    ("Analysts believe the army tested the missile that rebels threatened to fire.", "threatened", "reported"),
    ("The envoy reported an attack on the embassy.", "attack", "claimed"),
    # what a cue takes as an infinitive or gerund is not said to have been
    ("Most voters support deploying troops in Syria.", "deploying", "hypothetical"),
    ("The party was horrified at the notion of banning the book.", "banning", "hypothetical"),
    ("The court said there was not enough evidence to convict the general.", "convict", "hypothetical"),
    ("The senator said he is leaning toward endorsing the mayor.", "endorsing", "hypothetical"),
    ("The officials said the ministers had discussed deploying the ships.", "deploying", "hypothetical"),
    # what has not been done so far, or no longer, and what was only put off
    ("The president has yet to endorse the plan.", "endorse", "negated"),
    ("The party can no longer defend the minister.", "defend", "negated"),
    ("The minister has not stepped forward to defend the general.", "defend", "negated"),
    ("The union did not endorse the mayor until after the vote.", "endorse", "reported"),
    ("The council stood by its decision against labeling the group.", "labeling", "negated"),
    ("Nobody will come out and support the mayor, the clerk said.", "support", "denied"),
    ("The minister said he was not ready to endorse the plan.", "endorse", "denied"),
    # what is kept up goes on, and a means is no complement
    ("The mayor is keeping up his criticism of the council.", "criticism", "reported"),
    ("The mayor keeps his seat by praising the governor.", "praising", "reported"),
    ("The mayor dedicated the evening to praising the governor.", "praising", "reported"),
    ("The two leaders will talk after the general visits Paris.", "visits", "planned"),
    ("The two leaders will talk as the general visits Paris.", "visits", "planned"),
    ("As the general visits Paris, the two leaders will talk.", "visits", "reported"),
    ("Signing a deal would be in our interest, the envoy told reporters.", "Signing", "hypothetical"),
    # an infinitive is what a headline tells will be
    ("US to send 300 troops to Syria.", "send", "planned"),
    ("Obama to endorse Clinton.", "endorse", "planned"),
    ("Obama to visit Hanoi, aides say.", "visit", "planned"),
]


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 80
    assert {status for _, _, status in CASES} == set(STATUSES)


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_status(nlp: Language, document: Callable[..., Document], text: str, trigger: str, expected: Status) -> None:
    doc = nlp(text)
    report = document(text)
    claims = find_claims(doc, report, ())
    token = next(token for token in doc if token.text == trigger)
    status, links, why = status_of(token, doc, report, claims)
    assert status == expected, (why, [link.to_dict() for link in links])
    if status in ("reported", "negated"):
        assert links == ()
    if status in ("claimed", "denied", "questioned"):
        assert links


@pytest.mark.model
def test_three_links_outermost_first(nlp: Language, document: Callable[..., Document]) -> None:
    text = "The agency quoted a commander as saying rebels had denied attacking the town."
    doc = nlp(text)
    claims = find_claims(doc, document(text), ())
    token = next(token for token in doc if token.text == "attacking")
    status, links, _ = status_of(token, doc, document(text), claims)
    assert status == "denied"
    assert [link.source.text if link.source else None for link in links] == ["The agency", "a commander", "rebels"]
    assert [link.stance for link in links] == ["asserts", "asserts", "denies"]


def test_whom_a_relative_pronoun_means_is_no_pronoun(document: Callable[..., Document]) -> None:
    text = "Police met monks who said soldiers burned it"
    doc = build(text, [
        ("Police", "police", "NOUN", "nsubj", 2), ("met", "meet", "VERB", "root", 0),
        ("monks", "monk", "NOUN", "obj", 2),
        ("who", "who", "PRON", "nsubj", 5), ("said", "say", "VERB", "acl:relcl", 3),
        ("soldiers", "soldier", "NOUN", "nsubj", 7), ("burned", "burn", "VERB", "ccomp", 5),
        ("it", "it", "PRON", "obj", 7),
    ])  # fmt: skip
    report = document(text)
    report.parties = [Party(11, 16, "monks", kind="agent", sectors=("REL",))]
    who = Party(17, 20, "who", sectors=("REL",), kind="pronoun")
    claim = Claim(who, Span.of(text, 21, 25), (Span.of(text, 26, len(text)),), "asserts", "indirect")
    _, links, _ = status_of(doc[6], doc, report, [claim])
    assert [(link.source.text, link.source.kind) for link in links if link.source] == [("monks", "agent")]
