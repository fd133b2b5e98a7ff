"""Schemas as data: profiles of entries, the guide, service items, the standard catalogues and their rows."""

from __future__ import annotations

from zfgk.catalogue.profiles.domains import DomainCatalogue, Matter, generation, lacking
from zfgk.catalogue.profiles.entries import ENTRIES
from zfgk.catalogue.profiles.guide import GUIDE
from zfgk.catalogue.profiles.land import LAND
from zfgk.catalogue.profiles.lists import PROFILE_LISTS
from zfgk.catalogue.profiles.planning import PLANNING
from zfgk.catalogue.profiles.resource import DATA_RESOURCE
from zfgk.catalogue.profiles.resources import RESOURCES
from zfgk.catalogue.profiles.service import SERVICE_ITEM
from zfgk.catalogue.profiles.standard import STANDARDS

PROFILES = (*ENTRIES, GUIDE, SERVICE_ITEM, *STANDARDS, DATA_RESOURCE)
"""Every schema of this package."""
DOMAINS = (*LAND, *PLANNING, *RESOURCES)
"""Every domain catalogue of this package."""

__all__ = [
    "DATA_RESOURCE",
    "DOMAINS",
    "ENTRIES",
    "GUIDE",
    "PROFILES",
    "PROFILE_LISTS",
    "SERVICE_ITEM",
    "STANDARDS",
    "DomainCatalogue",
    "Matter",
    "generation",
    "lacking",
]
