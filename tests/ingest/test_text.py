"""Texts of fixed width: their paragraphs, with and without capitals, and the breaks that are no breaks."""

from __future__ import annotations

import pytest

from according.ingest.text import units, unwrapped

WRAPPED = (
    "The minister met the envoy in the harbour town on a\n"
    "Monday, and spoke with him about fish and about all\n"
    "the boats that had been held since the last spring by\n"
    "both sides of the water.\n"
    "\n"
    "   They will meet again in the week that follows the\n"
    "feast of the boats, said a person who had heard both\n"
    "and had no wish to be named in any of the newspapers."
)
PLAIN = "The minister met the envoy.\nThey spoke about fish.\n\nThey will meet again."


@pytest.mark.parametrize("text", [WRAPPED, WRAPPED.upper()], ids=["with case", "in capitals"])
def test_wrapped_lines_are_paragraphs(text):
    assert [unit.text.split()[0].lower() for unit in units(text)] == ["the", "they"]


@pytest.mark.parametrize("text", [WRAPPED, WRAPPED.upper()], ids=["with case", "in capitals"])
def test_breaks_of_a_fixed_width_become_blanks(text):
    out = unwrapped(text)
    assert len(out) == len(text)
    assert out.split() == text.split()
    assert [line.strip() != "" for line in out.splitlines()] == [True, False, True]


def test_a_short_line_goes_on_in_a_small_letter():
    out = unwrapped(WRAPPED.replace("The minister met", "The minister\nand the whole of the other council met"))
    assert out.startswith("The minister and the whole of the other council met the envoy")


def test_paragraphs_of_one_line_stay():
    assert unwrapped(PLAIN) == PLAIN
