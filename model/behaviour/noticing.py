"""Infringements are noticed (发现侵权): by owners, at the border, in campaigns.

An owner notices more if it watches the market (the larger do), knows IP, and has a workstation in reach.
What nobody notices has no consequences.
"""

import numpy as np

from model.arrays import Floats
from model.behaviour.exposure import Exposure
from model.behaviour.infringement import Incidents
from model.behaviour.route_rule import ADMINISTER, AT_BORDER, detection
from model.month import Month
from model.parameters.disputes import DisputeParameters
from model.tables.disputes import SECRET, TRADEMARK
from model.tables.innovators import Innovators


def station_reach(stations: float, about: DisputeParameters) -> float:
    """Share of owners within reach of a workstation, saturating."""
    return stations / (stations + about.station_half)


def chance_to_notice(
    incidents: Incidents,
    exposure: Exposure,
    innovators: Innovators,
    about: DisputeParameters,
    stations: float,
) -> Floats:
    """Chance that the owner notices by itself, shape (n_incidents,)."""
    usual = detection(about)
    odds = np.log(usual / (1.0 - usual)) + about.station_effect * station_reach(stations, about)
    chances = (1.0 / (1.0 + np.exp(-odds)))[incidents.right]
    known = np.flatnonzero(incidents.owner >= 0)
    owner = incidents.owner[known]
    own = about.capability_effect * (innovators.capability[owner] - about.capability_reference)
    own = own + about.watch_effect * (exposure.watch(innovators, owner) - exposure.usual_watch)
    chances[known] = 1.0 / (1.0 + np.exp(-odds[incidents.right[known]] - own))
    return np.asarray(chances)


def notice(
    month: Month,
    incidents: Incidents,
    exposure: Exposure,
    innovators: Innovators,
    *,
    about: DisputeParameters,
    stations: float,
    campaigns: float,
) -> None:
    """Owners notice; customs stop goods; campaigns find some of what is left.

    Parameters
    ----------
    stations : IP protection workstations that stand
    campaigns : enforcement campaigns carried out this month
    """
    keys, right = incidents.key, incidents.right
    odds = chance_to_notice(incidents, exposure, innovators, about, stations)
    incidents.noticed |= month.happens("infringement.noticed", keys, odds)
    marks = np.flatnonzero(right == TRADEMARK)
    stopped = about.customs_detection + about.customs_online_effect * month.policy.customs_online_confirmation
    border = marks[month.happens("customs.stopped", keys[marks], about.border_share * stopped)]
    incidents.noticed[border] = True
    incidents.route[border] = AT_BORDER
    hidden = np.flatnonzero(~incidents.noticed & (right != SECRET))
    share = 1.0 - (1.0 - about.campaign_reach) ** campaigns
    incidents.route[hidden[month.happens("campaign.found", keys[hidden], share)]] = ADMINISTER
