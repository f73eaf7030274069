"""Geographical indications (地理标志): candidates, preparation, application, recognition, users of the sign.

Origin is given, not made: the pool of local products runs dry. Support buys preparations, and helps
producers of a recognised product to use the special sign; there are only so many producers.
"""

from model.behaviour.varieties import projects_bought, put_due, successes, take_due
from model.month import Month
from model.parameters.rights import RightsParameters
from model.tables.rights import PROJECT_SLOTS, OtherRights


def start_preparations(rights: OtherRights, support: float, month: int, *, about: RightsParameters) -> float:
    """Start preparations with the support of one month; returns CNY paid.

    A rest smaller than a project waits in the purse; support that finds no local product is not paid.
    """
    rights.indication_purse += support
    local = projects_bought(rights.indication_purse, about.indication_cost, rights.indication_candidates)
    paid = local * about.indication_cost
    rights.indication_purse = min(rights.indication_purse - paid, about.indication_cost)
    if put_due(rights.indication_projects, month, about.indication_months, local):
        rights.indication_candidates -= local
    return paid


def open_indications(rights: OtherRights, stock: float, support: float, *, about: RightsParameters) -> None:
    """Indications, candidates, preparations and reviews under way under a constant past."""
    rights.indications = round(stock)
    rights.indication_candidates = round(about.indication_pool)
    rights.indication_users = round(stock * min(about.users_opening, about.users_ceiling))
    own = support * (1.0 - about.users_share)
    for month in range(-PROJECT_SLOTS, 0):
        start_preparations(rights, own, month, about=about)
    under_review = own / about.indication_cost * about.indication_filing * about.indication_review_months
    count = min(round(under_review), rights.indication_candidates)
    rights.indication_candidates -= count
    for ordinal in range(count):
        ends = (ordinal + 1.0) * about.indication_review_months / (count + 1.0)
        put_due(rights.indication_reviews, 0, ends, 1)


def name_products(month: Month, rights: OtherRights, support: float, *, about: RightsParameters) -> float:
    """Reviews end, prepared products apply, users join and leave, support is spent; returns CNY paid."""
    reviewed = take_due(rights.indication_reviews, month)
    named = successes(month, "rights.indication_named", reviewed, about.indication_recognised)
    prepared = take_due(rights.indication_projects, month)
    applied = successes(month, "rights.indication", prepared, about.indication_filing)
    put_due(rights.indication_reviews, month.index, about.indication_review_months, applied)
    rights.indications += named
    rights.indications_applied = applied
    rights.indication_candidates += reviewed - named + prepared - applied  # they can be tried again
    for_users = support * about.users_share
    paid = use_sign(month, rights, for_users, about=about)
    return paid + start_preparations(rights, support - for_users, month.index, about=about)


def use_sign(month: Month, rights: OtherRights, support: float, *, about: RightsParameters) -> float:
    """Producers join the special sign by themselves or with support, and leave with the register; CNY paid.

    Money that finds no producer without the sign is not paid.
    """
    room = max(int(rights.indications * about.users_ceiling) - rights.indication_users, 0)
    joined = min(month.city_count("rights.users_join", room * about.users_joining / 12.0), room)
    rights.user_purse += support
    helped = projects_bought(rights.user_purse, about.users_cost, room - joined)
    paid = helped * about.users_cost
    rights.user_purse = min(rights.user_purse - paid, about.users_cost)
    gone = rights.indication_users * month.economy.entity_exit_rate
    left = min(month.city_count("rights.users_leave", gone), rights.indication_users)
    rights.indication_users += joined + helped - left
    return paid
