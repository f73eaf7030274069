"""IP services: all numbers of agencies, their population, their clients and their lines, as one domain."""

from dataclasses import dataclass

from model.parameters.agencies import AgencyParameters
from model.parameters.agency_life import AgencyLifeParameters
from model.parameters.clients import ClientParameters, LineParameters


@dataclass(frozen=True)
class ServiceParameters(AgencyParameters, AgencyLifeParameters, ClientParameters, LineParameters):
    """Agencies: what they are, how they decide each year, how clients choose them, what they sell."""
