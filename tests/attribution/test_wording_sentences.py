"""Wording in sentences of news: what is found, of which kind, in whose voice, and what is left alone.

Each case is one line in a notation of its own. `{words|kind}` is a wording that must be found, `<1:...>` the content
of claim 1, `*1:said*` its cue; a line that opens with `# ` begins with a headline. The voice that is expected is the
innermost content around the words, the outlet's where there is none. Words outside braces must not be found: every
case is one of precision too. Claims are given by the notation, so that a case holds whatever the model finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from spacy.language import Language

from according.attribution import find_wording
from according.document import Claim, Directness, Document
from according.spans import Span

MARK = re.compile(r"<(?P<open>\d):|(?P<close>>)|\*(?P<cue>\d):(?P<said>[^*]+)\*|\{(?P<words>[^|]+)\|(?P<kind>\w+)\}")


@dataclass
class Case:
    """A case read: plain text, wordings expected (words, kind, claim), contents and cues by claim number."""

    text: str = ""
    headline: bool = False
    expected: list[tuple[str, str, int | None]] = field(default_factory=list)
    contents: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    cues: dict[int, tuple[int, int]] = field(default_factory=dict)

    def claims(self) -> list[Claim]:
        """Claims 1, 2, ... in the order of their numbers; index 0 is claim 1."""
        found = []
        for number in sorted(self.contents):
            spans = tuple(Span.of(self.text, *bounds) for bounds in self.contents[number])
            cue = Span.of(self.text, *self.cues[number]) if number in self.cues else None
            found.append(Claim(None, cue, spans, directness=self.directness(spans)))
        return found

    def directness(self, spans: tuple[Span, ...]) -> Directness:
        """Direct where the spans stand in quotation marks, mixed where a part does, else indirect."""
        if all(span.text[0] in "“\"‘'" and span.text[-1] in "”\"’'" for span in spans):
            return "direct"
        return "mixed" if any(re.search("[“\"”]|(?<!\\w)['‘]", span.text) for span in spans) else "indirect"


def read(line: str) -> Case:
    """A line of the notation."""
    case = Case(headline=line.startswith("# "))
    line = line.removeprefix("# ")
    at, stack = 0, []
    for mark in MARK.finditer(line):
        case.text += line[at : mark.start()]
        at = mark.end()
        if mark["open"]:
            stack.append((int(mark["open"]), len(case.text)))
        elif mark["close"]:
            number, start = stack.pop()
            case.contents.setdefault(number, []).append((start, len(case.text)))
        elif mark["cue"]:
            case.cues[int(mark["cue"])] = (len(case.text), len(case.text) + len(mark["said"]))
            if mark["said"].startswith("!"):
                case.cues[int(mark["cue"])] = (len(case.text), len(case.text) + len(mark["said"]) - 1)
                case.expected.append((mark["said"][1:], "booster", stack[-1][0] - 1 if stack else None))
            case.text += mark["said"].removeprefix("!")
        else:
            case.expected.append((mark["words"], mark["kind"], stack[-1][0] - 1 if stack else None))
            case.text += mark["words"]
    case.text += line[at:]
    return case


EVIDENTIAL = [
    "{Footage showed|evidential} soldiers dragging a man from a burning van.",
    "{Satellite images show|evidential} that two hangars were rebuilt within a month.",
    "The {evidence|evidential} gathered by the commission points to a planned killing.",
    "<1:There is no {evidence|evidential} that the ferry was overloaded>, the harbour master *1:said* on Sunday.",
    "The minister *1:said* <1:the ballistic tests {proved|evidential} that the shots came from the hill>.",
    "The rebels have {reportedly|evidential} pulled out of the border town of Zarna.",
    "The figures could {not be independently verified|evidential}.",
    "{Leaked documents|evidential} describe how the company paid three senators.",
    "Bank {records show|evidential} transfers to an account in Cyprus, the daily wrote.",
    "“<1:We have {proof|evidential} that their drones crossed our border>,” the president *1:told* the assembly.",
]

NO_EVIDENTIAL = [
    "The court will hear evidence from forty witnesses in the spring.",
    "Two officers were convicted of tampering with evidence.",
    "The former envoy gave evidence to a parliamentary committee for three hours.",
    "<1:Six people died when the roof fell in>, *1:according to* witnesses.",
    "The gallery will show new works by painters from Mali.",
    "The factory makes waterproof and shock proof cameras.",
]

HEDGE = [
    "<1:The driver {apparently|hedge} fell asleep at the wheel>, police *1:said*.",
    "Police are questioning two {suspected|hedge} arsonists.",
    "<1:The bomb was {likely|hedge} planted by an insider>, a senior officer *1:said*.",
    "The brothers are {believed|hedge} to have crossed into Georgia in May.",
    "{An estimated|hedge} 4,000 people marched through the capital on Saturday.",
    "It was not immediately clear who fired the first shot.",
    "Guards shot down {what appeared to be|hedge} a drone over the reactor.",
    "The talks {appear|hedge} to have broken down over the fate of prisoners.",
    "The plan {seems|hedge} doomed after the vote in the upper house.",
    "The fire was {possibly|hedge} caused by a cracked pipe.",
    "Investigators are looking into a {possible|hedge} link to organised crime.",
    "A customs officer was arrested for {allegedly|evidential} taking bribes from smugglers.",
    "The trial of four {alleged|evidential} spies opened behind closed doors.",
    "It was {perhaps|hedge} the worst week of her campaign.",
    "The gunman {presumably|hedge} fled through the sewers.",
    "The ministry is {unlikely|hedge} to publish the list before the vote.",
]

NO_HEDGE = [
    "The minister appeared before the committee on Monday.",
    "The suspect was arrested at a petrol station near Graz.",
    "Nearly 200 people were arrested during the match.",
    "Some 60 families were moved to a school.",
    "The tunnel is about 12 kilometres long.",
    "He asked for help as soon as possible.",
    "The company indicated a price and suggested three dates.",
    "The court heard an appeal by the defendants.",
]

BOOSTER = [
    "“<1:There is {absolutely|booster} no truth in this story>,” her lawyer *1:said*.",
    "The minister *1:!insisted* <1:that the bridge was safe>.",
    "<1:The strike was {clearly|booster} a breach of the ceasefire>, the envoy *1:said*.",
    "The decree is {certain|booster} to anger the neighbours.",
    "He *1:told* reporters <1:there was {irrefutable|booster} {proof|evidential} of the plan>.",
    "“<1:They will {undoubtedly|booster} try again>,” the colonel *1:warned*.",
    "The spokesman {categorically|booster} *1:denied* <1:that money had changed hands>.",
    "“<1:{Of course|booster} we will appeal>,” the mayor *1:said*.",
    "“<1:{There is no doubt|booster} that the order came from the top>,” the prosecutor *1:said*.",
]

NO_BOOSTER = [
    "The party won an absolute majority in the lower house.",
    "The witness did not speak clearly and was asked to repeat her name.",
    "Certain members of the board stayed away.",
    "The centrifuges make highly enriched uranium.",
    "The army completely sealed off the historic centre of the town.",
    "The king deeply regrets the loss of life, the palace said.",
]

DISTANCE = [
    "The {so-called|distance} people's republic held a vote in two districts.",
    "Fighters of the {self-proclaimed|distance} caliphate left the dam.",
    "The {“liberators”|distance} burned the market and drove off the cattle.",
    "# Court jails editor for {‘insulting’|distance} the king\nThe editor was led away in handcuffs.",
    'The state keeps dissidents in {"re-education"|distance} camps in the north.',
    "The ministry *1:said* <1:the {“peace march”|distance} had been called off>.",
    "The two were held for {what the ministry called|distance} hostile acts.",
    "A {self-styled|distance} general has taken over the port.",
]

NO_DISTANCE = [
    "“<1:Never>,” *1:said* the mayor.",
    "Her novel “The Long Winter” was published in twelve languages.",
    "Joaquim “Kiko” Santos scored the only goal.",
    "The town of Aleksa, formerly known as Petrovac, lies on the river.",
    "The prize went to the series “Lords of the Marsh” last year.",
    "The party's “Enough is enough” posters were taken down.",
    "The sign above the gate reads “Closed”.",
    "The word “comrade” comes from Spanish.",
    "The ships met near the disputed islands.",
    "The minister *1:called* <1:the raid “a shameful act of men who have lost all reason”>.".replace(
        "shameful", "{shameful|loaded}"
    ),
]

LOADED = [
    "The {regime|loaded} bombed the town for a third day.",
    "“<1:We will drive the {occupiers|loaded} into the sea>,” the commander *1:said*.",
    "The army killed nine {terrorists|loaded} in the valley, state television reported.",
    "The group's {puppet|loaded} government has emptied the treasury.",
    "The village buried its {martyred|loaded} sons on Friday.",
    "The {Zionist entity|loaded} will pay for it, the paper wrote.",
    "<1:The {liberation|loaded} of the city is a matter of days>, the general *1:said*.",
    "The president *1:condemned* <1:the {barbaric|loaded} attack on the pilgrims>.",
    "He accused the opposition of spreading {propaganda|loaded} against the army.",
    "The premier *1:called* <1:the missile test a {provocation|loaded}>.",
    "The governor is a {stooge|loaded} of the oil companies, the paper says.",
    "Police said <1:the {extremists|loaded} had *2:boasted* that <2:the {brutal|loaded} raid was their work>>.",
]

NO_LOADED = [
    "The council extended the sanctions regime by a year.",
    "A new tax regime for small firms comes into force in July.",
    "He was charged under the Terrorist Asset Freezing Act.",
    "The Terrorist Screening Center keeps the list.",
    "Crowds gathered in Martyrs Square after the match.",
    "The Palestine Liberation Organization rejected the draft.",
    "The flat was full of rats and broken glass.",
    "They bought a plot of land beside the river.",
    "The children watched a puppet show at the library.",
    "Shareholders can send a proxy to the meeting.",
    "Forest wardens stopped illegal logging near the lake.",
    "Engineers traced the radio interference to a fishing boat.",
]

CASES = [
    *EVIDENTIAL, *NO_EVIDENTIAL, *HEDGE, *NO_HEDGE, *BOOSTER, *NO_BOOSTER, *DISTANCE, *NO_DISTANCE, *LOADED,
    *NO_LOADED,
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize("line", CASES)
def test_wording_of_a_sentence(nlp: Language, document: Callable[..., Document], line: str) -> None:
    case = read(line)
    found = find_wording(nlp(case.text), document(case.text, headline=case.headline), case.claims())
    told = [(w.text, w.kind, w.claim) for w in found]
    unmatched = [item for item in told if not any(_same(item, wanted) for wanted in case.expected)]
    missing = [wanted for wanted in case.expected if not any(_same(item, wanted) for item in told)]
    assert (unmatched, missing) == ([], [])


def _same(item: tuple[str, str, int | None], wanted: tuple[str, str, int | None]) -> bool:
    """The same kind and voice, and one's words within the other's, as the gold's scorer has it."""
    nested = item[0] in wanted[0] or wanted[0] in item[0]
    return nested and item[1:] == wanted[1:]
