"""Other rights (其他权利): how they open, and one purse for varieties and indications."""

from model.accounts import Accounts
from model.behaviour.indications import name_products, open_indications
from model.behaviour.madrid import exporters, exporters_met, lasting_readiness, madrid_price
from model.behaviour.varieties import breed, open_varieties
from model.behaviour.works import creators, works_reach
from model.month import Month
from model.parameters.rights import RightsParameters
from model.policy import Policy
from model.region import Region
from model.tables.entities import Entities
from model.tables.rights import OtherRights


def opening_rights(
    region: Region, entities: Entities, mid_year: float, *, about: RightsParameters
) -> OtherRights:
    """Levels, flows and projects under way in January 2020, under the levers of that month."""
    opening, policy = region.opening, Policy()
    met = exporters_met(policy.overseas_training_courses, policy.international_exchange, 0.0, about)
    ready = lasting_readiness(met, exporters(entities, about), about.readiness_memory)
    centres = policy.copyright_service_centres_ordered
    monthly_works = opening.copyright_registrations_2019 / 12.0
    rights = OtherRights(
        readiness=ready,
        readiness_opening=ready,
        madrid_base=opening.madrid_applications_2019 / 12.0,
        madrid_price_opening=madrid_price(policy.madrid_support, about),
        works_base=monthly_works / max(creators(entities) * mid_year, 1.0) / works_reach(centres, about),
        works_office=monthly_works * about.works_office,
    )
    support = policy.plant_gi_support / 12.0
    breeding = support * about.variety_share
    open_varieties(rights, opening.plant_varieties, breeding, about=about)
    open_indications(rights, opening.geographical_indications, support - breeding, about=about)
    return rights


def support_varieties(
    month: Month, entities: Entities, accounts: Accounts, *, about: RightsParameters
) -> None:
    """Varieties and indications move on; the support of the month is shared between them and paid."""
    support = month.policy.plant_gi_support / 12.0
    breeding = support * about.variety_share
    paid = breed(month, entities.rights, breeding, about=about)
    paid += name_products(month, entities.rights, support - breeding, about=about)
    accounts.spend("plant_gi_support", "outside", paid)
