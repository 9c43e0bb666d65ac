"""Outlets of the world: which page, domain or agency mark belongs to which; mirrors are one outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from according.resources import Row, table


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: its name, home (ISO 3166 alpha-3), kind (agency, newspaper, ...), order of its dates."""

    name: str
    country: str | None
    kind: str
    dates: str | None
    domains: tuple[str, ...]
    aliases: tuple[str, ...]


def _outlet(row: Row) -> Outlet:
    if not re.fullmatch(r"[A-Z]{3}", row["country"] or "XXX") or row["dates"] not in (
        "dmy",
        "mdy",
        "ymd",
        "",
    ):
        raise row.error(f"got country {row['country']!r} and dates {row['dates']!r}")
    domains = row.words("domains")
    if any("/" in domain or domain != domain.lower() for domain in domains):
        raise row.error(f"domains are lower case and have no path: {row['domains']!r}")
    return Outlet(row["name"], row.get("country"), row["kind"], row.get("dates"), domains, row.words("aliases"))


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets of outlets.tsv."""
    rows = table("outlets", ("name", "aliases", "domains", "country", "kind", "dates", "source"))
    return tuple(_outlet(row) for row in rows)


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


@cache
def _by_name() -> dict[str, Outlet]:
    return {name.casefold(): outlet for outlet in outlets() for name in (*outlet.aliases, outlet.name)}


def outlet_names() -> frozenset[str]:
    """Names and aliases of all outlets, casefolded."""
    return frozenset(_by_name())


def outlet_of_domain(url: str | None) -> Outlet | None:
    """The outlet whose domain (or mirror) an address belongs to; subdomains belong to their domain."""
    host = domain_of(url)
    if not host:
        return None
    parts = host.split(".")
    known = _by_domain()
    return next((known[name] for at in range(len(parts)) if (name := ".".join(parts[at:])) in known), None)


def outlet_named(name: str | None) -> Outlet | None:
    """The outlet of that name or alias ("AFP", "The Guardian", "guardian.com"), or None."""
    if not name:
        return None
    folded = " ".join(name.split()).casefold()
    bare = re.sub(r"^the |\s*(?:\||-|–|—|:).*$|[.!]$", "", folded)
    known = _by_name()
    return known.get(folded) or known.get(bare) or known.get(f"the {bare}") or _by_domain().get(folded)


def domain_of(url: str | None) -> str | None:
    """The host of an address without "www.", lower case; None for what is no address."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.").lower() if host and "." in host else None
