"""Trees mended where the words are plain: titles that name a department, owners of several words, objects, subjects.

A tree often makes two noun phrases of "U.S. Secretary of State Kerry"; here the title is hung on the name, as any other
title is, and the name takes the place of both in the sentence. Of "the Government of Iraq's plan" it often takes Iraq
for the owner; here the government is. Whom somebody warns not to meet is no object of the meeting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from according.words import word_class

LINKS = frozenset({"of", "for"})
DEPARTMENT = 5
"""Most words of one department: "Health and Social Care" has four."""
NAME = 3
"""Most words of a name."""
REACH = 6
"""How far before an owner's mark its "of" may stand."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Numbers of the relations that are written."""

    title: int
    office: int
    link: int
    part: int
    owner: int
    object: int
    subject: int
    clause: int
    predicate: int
    joined: int
    adverbial: int
    aside: int
    relative: int
    told: int
    mark: int
    undergoer: int
    copula: int
    dummy: int


def hang_titles(
    words: Sequence[str], proper: Sequence[bool], heads: list[int], relations: list[int], known: Relations
) -> None:
    """Hang titles of offices on the names behind them, in place; a tree that would turn in a circle stays as it is.

    Args:
        words: the texts of the words of a Doc; `proper`: which of them are proper nouns.
        heads: the word that each hangs on, -1 for roots; `relations`: the number of the relation.
        known: the numbers of the relations that are written.
    """
    titles = word_class("office_titles")
    for at, word in enumerate(words):
        if word.lower() not in titles or not word[0].isupper():
            continue
        begin = _name_behind(words, proper, at)
        if begin is not None and _root(at, heads) == _root(begin, heads):
            end = next((i for i in range(begin, min(begin + NAME, len(words))) if not proper[i]), begin + NAME)
            _hang(at, range(begin, end), heads, relations, known, words)


def _name_behind(words: Sequence[str], proper: Sequence[bool], at: int) -> int | None:
    """Where the name begins behind a title and its departments, or None where there is no such title."""
    end = at + 1
    while end + 1 < len(words) and words[end].lower() in LINKS and (size := _department(words, end + 1)):
        end += 1 + size
    named = at + 1 < end < len(words) and proper[end] and words[end][0].isupper()
    return end if named and words[end].lower() not in word_class("calendar_words") else None


def _department(words: Sequence[str], at: int) -> int:
    """How many words from `at` on name a department, the most that do; 0 where none do."""
    for size in range(min(DEPARTMENT, len(words) - at), 0, -1):
        part = words[at : at + size]
        if part[-1][0].isupper() and " ".join(part).lower().removeprefix("the ") in word_class("departments"):
            return size
    return 0


def _root(at: int, heads: Sequence[int]) -> int:
    """The root of a word's tree."""
    while heads[at] >= 0:
        at = heads[at]
    return at


def _hang(at: int, name: range, heads: list[int], relations: list[int], known: Relations, words: Sequence[str]) -> None:
    """Hang the title at `at`, whose departments end before the name, on the head of the name."""
    head = name.start
    for _ in name:
        head = heads[head] if heads[head] in name else head
    inside = range(at, name.start)
    outer = next((i for i in (at, head, *inside) if heads[i] not in {*inside, *name}), None)
    if outer is None or _meets(heads[outer], {*inside, *name}, heads):
        return
    heads[head], relations[head] = heads[outer], relations[outer]
    heads[at], relations[at] = head, known.title
    department = name.start - 1
    for i in range(at + 1, name.start):
        link = words[i].lower() in LINKS
        heads[i] = at if i == department else department
        relations[i] = known.office if i == department else known.link if link else known.part
    for i, above in enumerate(heads):
        if above in inside and i > head:
            heads[i] = head


def _meets(at: int, barred: set[int], heads: Sequence[int]) -> bool:
    """Whether the way from a word to its root meets one of some words."""
    while at >= 0:
        if at in barred:
            return True
        at = heads[at]
    return False


def give_owners(
    words: Sequence[str], nominal: Sequence[bool], heads: list[int], relations: list[int], known: Relations
) -> None:
    """Make the office or body before "of" the owner of what follows in "the mayor of Basra's plan", in place.

    The arguments are those of `hang_titles`; `nominal`: which words are nouns or names. Only where the tree itself
    hangs "of" on the place that owns ("the plan of Iraq's army" is the army's), and the noun is of `owning_offices`.
    """
    for mark, word in enumerate(words):
        inner = heads[mark]
        if word not in ("'s", "’s") or inner != mark - 1 or relations[inner] != known.owner:
            continue
        of = next((i for i in range(inner - 1, max(inner - REACH, 0), -1) if words[i].lower() == "of"), 0)
        owner, owned = of - 1, heads[inner]
        if of < 1 or heads[of] != inner or owned <= mark or not nominal[owner]:
            continue
        above = heads[owner] if heads[owned] == owner else heads[owned]
        if words[owner].lower() not in word_class("owning_offices") or _meets(above, {owner, owned, inner}, heads):
            continue
        if heads[owned] == owner:
            heads[owned], relations[owned] = heads[owner], relations[owner]
        heads[owner], relations[owner] = owned, known.owner
        heads[inner], relations[inner] = owner, known.office
        heads[mark] = owner


def give_objects(
    words: Sequence[str], nominal: Sequence[bool], heads: list[int], relations: list[int], known: Relations
) -> None:
    """Give a verb the noun behind it that a tree takes for the object of the infinitive that follows, in place: in
    "warned the council not to meet" it is the council that is warned. The arguments are those of `give_owners`.
    """
    for noun, relation in enumerate(relations):
        infinitive = heads[noun]
        if relation != known.object or infinitive <= noun or not nominal[noun]:
            continue
        verb = heads[infinitive]
        asked = any(
            words[i].lower() in word_class("question_words") for i in range(noun + 1) if i == noun or heads[i] == noun
        )
        if asked or any(heads[i] == verb and kind == known.object for i, kind in enumerate(relations)):
            continue
        marked = any(words[i].lower() == "to" and heads[i] == infinitive for i in range(noun + 1, infinitive))
        if marked and 0 <= verb < noun:
            heads[noun] = verb


def give_subjects(heads: list[int], relations: list[int], known: Relations) -> None:
    """Give a verb of saying the noun right before it that a tree takes for a second subject of what is said, in place:
    "Gunmen shot a mayor near Basra, *a chief* said". The arguments are those of `give_owners`.
    """
    for noun, relation in enumerate(relations):
        verb = heads[noun]
        if relation != known.subject or not 0 <= verb < noun or relations[verb] != known.clause:
            continue
        said = heads[verb]
        if said != noun + 1:
            continue
        others = [i for i, above in enumerate(heads) if relations[i] == known.subject and above in (verb, said)]
        if all(heads[i] == verb for i in others) and any(i < verb for i in others):
            heads[noun] = said


def give_names(
    words: Sequence[str], nominal: Sequence[bool], heads: list[int], relations: list[int], known: Relations
) -> None:
    """Make what somebody is called a predicate, and who is called so the object, in place: in "called the judges
    crooks" a tree often makes one noun phrase or two objects of them. The arguments are those of `give_owners`.
    """
    for noun, relation in enumerate(relations):
        verb = heads[noun]
        if relation != known.object or not 0 <= verb < noun or words[verb].lower() not in word_class("naming_verbs"):
            continue
        if words[noun].lower() not in word_class("names_called") or noun == 0 or not nominal[noun - 1]:
            continue
        called = noun - 1
        joined = heads[called] == noun and relations[called] in (known.part, known.object)
        if not joined and not (heads[called] == verb and relations[called] == known.object):
            continue
        if any(
            word.lower() == "to" and heads[i] > noun and heads[heads[i]] in (noun, verb) for i, word in enumerate(words)
        ):
            continue  # "called the spies to testify"
        for i in range(verb + 1, noun):
            if heads[i] == noun and i != called:
                heads[i] = called
        heads[called], relations[called] = verb, known.object
        relations[noun] = known.predicate


def give_speakers(words: Sequence[str], heads: list[int], relations: list[int], known: Relations) -> None:
    """Hang an act of speech beside a death, or beside what became of a thing, on whoever told of it, in place: in
    "officials said a woman had died and accused the army" it is they who accuse. Arguments as of `give_owners`.
    """
    for verb, relation in enumerate(relations):
        death = heads[verb]
        if relation != known.joined or not 0 <= death < verb:
            continue
        called = _called(death, words, heads, relations, known) and words[verb].endswith("ed")
        if not called and words[verb].lower() not in word_class("charging"):
            continue
        if relations[death] == known.adverbial and 0 <= heads[death] < death:
            death = heads[death]  # "had died when a shell hit her house and accused"
        things = _speechless(death, verb, words, heads, relations, known)
        things = things or _undergone(death, verb, heads, relations, known)
        mute = things or called or words[death].lower() in word_class("deaths_told")
        if relations[death] != known.clause or not mute:
            continue
        said = heads[death]
        if said >= 0 and relations[said] == known.clause and _called(said, words, heads, relations, known):
            said = heads[said]  # "said it was likely that six had died and called on"
        living = not (things or called) and _has(
            death, known.object, heads, relations
        )  # who killed somebody may accuse
        if 0 <= said < death and not living and not _has(verb, known.subject, heads, relations):
            heads[verb] = said


def _speechless(
    word: int, said: int, words: Sequence[str], heads: Sequence[int], relations: Sequence[int], known: Relations
) -> bool:
    """Whether a clause is about a thing, which does not say what is joined to it: a law may deny work and threaten."""
    subjects = [
        i for i, above in enumerate(heads) if above == word and relations[i] in (known.subject, known.undergoer)
    ]
    below = [i for i, above in enumerate(heads) if above == said]
    told = any(relations[i] == known.clause or words[i].lower() in word_class("denied_parts") for i in below)
    acts = words[said].lower() == "threatened" or (words[said].lower() == "denied" and not told)
    return not acts and any(words[i].lower() in word_class("speechless") for i in subjects)


def _undergone(word: int, said: int, heads: Sequence[int], relations: Sequence[int], known: Relations) -> bool:
    """Whether to somebody was done what a clause tells, who does not go on to accuse: "said they were driven out and
    *accused* the army", not "said they were held and accused of theft"."""
    return _has(word, known.undergoer, heads, relations) and _has(said, known.object, heads, relations)


def _called(word: int, words: Sequence[str], heads: Sequence[int], relations: Sequence[int], known: Relations) -> bool:
    """Whether a clause only says what "it" was, who does nothing: "said it was a mistake and apologised"."""
    below = [i for i, above in enumerate(heads) if above == word]
    it = any(relations[i] in (known.subject, known.dummy) and words[i].lower() == "it" for i in below)
    return it and any(relations[i] == known.copula for i in below)


def give_callers(words: Sequence[str], heads: list[int], relations: list[int], known: Relations) -> None:
    """Hang an act of speech beside what has to be done on whoever said that it has, in place: in "the council said it
    was vital that Iran act and *called* on states" the council calls. The arguments are those of `give_owners`.
    """
    for verb, relation in enumerate(relations):
        wished = heads[verb]
        if relation != known.joined or not 0 <= wished < verb or words[verb].lower() not in word_class("charging"):
            continue
        wish = heads[wished]
        if wish < 0 or words[wish].lower() not in word_class("wished_that") or words[wished].lower().endswith("ed"):
            continue
        said = heads[wish] if relations[wish] in (known.clause, known.joined) else wish
        if 0 <= said < verb and said != wished and not _has(verb, known.subject, heads, relations):
            heads[verb] = said


def give_tenses(words: Sequence[str], heads: list[int], relations: list[int], known: Relations) -> None:
    """Hang a past form joined to an infinitive on the verb that governs this, in place: in "urged citizens to leave and
    *closed* its embassy" who urged has closed it. The arguments are those of `give_owners`.
    """
    for verb, relation in enumerate(relations):
        infinitive = heads[verb]
        if relation != known.joined or not 0 <= infinitive < verb or not _past(words[verb]):
            continue
        above = heads[infinitive]
        before = [words[i].lower() for i in range(infinitive) if heads[i] == infinitive]
        # not "is alleged to have shot him and burned it", where both are alleged
        to = "to" in before and not word_class("infinitive_helpers") & {*before, words[infinitive].lower()}
        wished = relations[infinitive] == known.predicate and 0 <= above < infinitive
        if to and wished and not (_past(words[infinitive]) or _has(verb, known.subject, heads, relations)):
            heads[verb] = above


def _past(word: str) -> bool:
    """Whether a word has the ending of a past form, which an infinitive never has; "need" and "proceed" may be one."""
    return word.lower().endswith("ed") and not word.lower().endswith("eed")


def give_attempts(words: Sequence[str], heads: list[int], relations: list[int], known: Relations) -> None:
    """Hang an infinitive on the attempt whose it is, not on the verb above, in place: in "foiled an attempt by rebels
    to *enter* it" the rebels would have entered. The arguments are those of `give_owners`.
    """
    for to, word in enumerate(words):
        verb = heads[to]
        if word.lower() != "to" or relations[to] != known.mark or verb <= to:
            continue
        above = heads[verb]
        if relations[verb] not in (known.adverbial, known.predicate) or not 0 <= above < to:
            continue
        for noun in range(above + 1, to):
            by = any(words[i].lower() == "by" and heads[heads[i]] == noun for i in range(noun + 1, to))
            if heads[noun] == above and by and words[noun].lower() in word_class("attempts"):
                heads[verb], relations[verb] = noun, known.told
                break


def give_sharers(words: Sequence[str], heads: list[int], relations: list[int], known: Relations) -> None:
    """Hang a deed right behind a mere "and" on the deed before it that has a subject, in place: in "Rome agreed, and
    Oslo refused and *left*" Oslo leaves. The arguments are those of `give_owners`.
    """
    subjects = {heads[i] for i, relation in enumerate(relations) if relation in (known.subject, known.undergoer)}
    joined = [i for i, relation in enumerate(relations) if relation == known.joined and heads[i] in subjects]
    for at, verb in enumerate(joined):
        if verb in subjects or words[verb - 1] != "and" or not words[verb - 2].isalnum():
            continue
        if relations[heads[verb]] == known.clause and words[verb].lower() in word_class("charging"):
            continue  # "said the army attacked and the rebels fled and accused"
        nearer = [i for i in joined[:at] if heads[i] == heads[verb] < i and i in subjects]
        if nearer:
            heads[verb] = nearer[-1]


def give_verdicts(words: Sequence[str], heads: list[int], relations: list[int], known: Relations) -> None:
    """Hang what a court did next on the charge, not on the deed that is charged, in place: "was charged with inciting
    violence and *remanded*". The arguments are those of `give_owners`.
    """
    for verb, relation in enumerate(relations):
        deed = heads[verb]
        if relation != known.joined or not 0 <= deed < verb or words[verb].lower() not in word_class("verdicts"):
            continue
        charge = heads[deed]
        inside = relations[deed] == known.adverbial and words[deed].lower().endswith("ing")
        if not inside or not 0 <= charge < deed or words[charge].lower() not in word_class("charged"):
            continue
        if not _has(verb, known.object, heads, relations):  # "accused of beating prisoners and detained migrants"
            heads[verb] = charge


def give_asides(words: Sequence[str], heads: list[int], relations: list[int], known: Relations) -> None:
    """Hang a participle of speech on the verb whose subject goes on to speak, in place: "rebels fled, the army said,
    after *denying* it"; "Rome said he had to leave, *accusing* him of spying". Arguments as of `give_owners`.
    """
    for word, relation in enumerate(relations):
        verb = heads[word]
        if relation != known.adverbial or not 0 <= verb < word or words[word].lower() not in word_class("speaking_on"):
            continue
        asides = [i for i in range(verb + 1, word) if heads[i] == verb and relations[i] == known.aside]
        told = [i for i in asides if _has(i, known.subject, heads, relations)]
        whom = [words[i].lower() for i, above in enumerate(heads) if above == word and relations[i] == known.object]
        fronted = relations[verb] == known.clause and verb < heads[verb] < word
        if told or fronted:  # what was said stands before the verb of saying, thrown in or not
            heads[word] = told[-1] if told else heads[verb]
        elif relations[verb] == known.clause and 0 <= heads[verb] < verb and word_class("others_pronouns") & set(whom):
            heads[word] = heads[verb]


def give_complements(words: Sequence[str], heads: Sequence[int], relations: list[int], known: Relations) -> None:
    """Make a clause that a mere "that" opens what its noun says, not a relative clause, in place: "the charge *that he
    had killed* a guard". The arguments are those of `give_owners`.
    """
    for that, relation in enumerate(relations):
        clause = heads[that]
        if relation == known.mark and words[that].lower() == "that" and relations[clause] == known.relative:
            relations[clause] = known.told


def give_clauses(words: Sequence[str], heads: list[int], relations: list[int], known: Relations) -> None:
    """Give a clause of time the subject that a tree leaves with the participle behind it, in place: "after *protesters*
    demanding reform blocked a road". The arguments are those of `give_owners`.
    """
    for noun, relation in enumerate(relations):
        participle = heads[noun]
        if relation != known.subject or participle != noun + 1 or not words[participle].lower().endswith("ing"):
            continue
        marks = [i for i in range(noun) if heads[i] == participle and relations[i] == known.mark]
        behind = range(participle + 1, words.index(",", participle) if "," in words[participle:] else len(words))
        verbs = [
            i for i in behind if relations[i] == known.adverbial and 0 <= heads[i] < noun and words[i].endswith("ed")
        ]
        if marks and verbs and not _has(verbs[0], known.subject, heads, relations):
            heads[noun] = heads[marks[-1]] = verbs[0]
            heads[participle], relations[participle] = noun, known.told


def mend(
    words: Sequence[str], parts: Sequence[str], heads: list[int], relations: list[int], names: tuple[str, ...]
) -> None:
    """Mend the trees of a Doc in place: all of the above, in this order.

    words and `parts` (of speech), heads (-1: a root) and relations by number, of each word; `names` of the relations.
    """
    known = numbers(names)
    nominal = [part in ("PROPN", "NOUN") for part in parts]
    hang_titles(words, [part == "PROPN" for part in parts], heads, relations, known)
    give_owners(words, nominal, heads, relations, known)
    give_objects(words, nominal, heads, relations, known)
    give_subjects(heads, relations, known)
    give_names(words, nominal, heads, relations, known)
    for give in (
        give_tenses,
        give_attempts,
        give_sharers,
        give_speakers,
        give_callers,
        give_verdicts,
        give_asides,
        give_complements,
        give_clauses,
    ):
        give(words, heads, relations, known)


@cache
def numbers(names: tuple[str, ...]) -> Relations:
    """The numbers of the relations that are written where a tree is mended, in the order of the fields."""
    written = (
        "nmod:desc", "nmod", "case", "compound", "nmod:poss", "obj", "nsubj", "ccomp", "xcomp", "conj", "advcl",
        "parataxis", "acl:relcl", "acl", "mark", "nsubj:pass", "cop", "expl",
    )  # fmt: skip
    return Relations(*(names.index(name) for name in written))


def _has(verb: int, relation: int, heads: Sequence[int], relations: Sequence[int]) -> bool:
    """Whether something hangs on a verb by a relation."""
    return any(above == verb and relations[i] == relation for i, above in enumerate(heads))
