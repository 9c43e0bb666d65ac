"""Doc to claims: who says what, in whose claim, how sure; and the status of an event through the chain."""

from according.attribution.claims import find_claims
from according.attribution.factuality import status_of
from according.attribution.wording import find_wording

__all__ = ["find_claims", "find_wording", "status_of"]
