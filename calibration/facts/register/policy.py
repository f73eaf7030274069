"""Facts of switching a policy, F16 to F18: worlds of one pair that differ by it alone."""

from collections.abc import Mapping

from calibration.facts.fact import ANY, HISTORY, Band, Reading, details, fact
from calibration.facts.recorder import Record
from calibration.facts.worlds import KEPT, NONE, REFORM
from calibration.facts.worlds import STOPPED as STOP_2021
from model.arrays import Floats
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL

Summary = Mapping[str, Floats]
LAST, BEFORE = 3, 1
"""Places of 2023 and 2021 among the years."""
DANG = "Dang and Motohashi 2015; filing subsidies of provinces"


def of_kinds(summary: Summary, what: str, *kinds: int) -> Floats:
    """A yearly flow of several kinds together."""
    return sum((summary[f"{what}.{kind}"] for kind in kinds[1:]), summary[f"{what}.{kinds[0]}"])


@fact(
    "F16a",
    statement="Quantity subsidies raise filings by about 30 %",
    zh="数量型资助使申请量增加约30%",
    unit="relative change, 2023",
    bands=(Band(0.25, 0.40, "nation", DANG, ("subsidy_quantity",)),),
    label="emergent",
    reason="price of filing, choice of kind and temptation give it; only the abnormal part is fitted (F17a)",
    room="Filing",
    worlds=(KEPT, NONE),
)
def filings_gained(kept: Summary, none: Summary) -> float:
    """Filings of all kinds in 2023 with 2 500 CNY per grant kept since 2020 over those without, less 1."""
    every = (INVENTION, UTILITY_MODEL, DESIGN)
    return float(of_kinds(kept, "filed", *every)[LAST] / of_kinds(none, "filed", *every)[LAST] - 1.0)


@fact(
    "F16b",
    statement="Quantity subsidies lower the grant share of inventions",
    zh="数量型资助降低发明授权率",
    unit="share, difference of 2022-23",
    bands=(Band(-ANY, -0.001, "nation", DANG, ("subsidy_quality_sign",)),),
    label="emergent",
    reason="follows from what the filings that subsidies add are worth; a tenth of a point is the least",
    room="Filing",
    worlds=(KEPT, NONE),
    decimals=3,
)
def grant_share_lost(kept: Summary, none: Summary) -> float:
    """Grants over grants and failures of inventions concluded in 2022-23, with subsidies less without."""

    def share(one: Summary) -> float:
        granted, failed = (of_kinds(one, what, INVENTION)[2:].sum() for what in ("granted", "failed"))
        return float(granted / (granted + failed))

    return share(kept) - share(none)


STOP = Band(
    -0.35, -0.25, "nation", "CNIPA: 3.12 M (2021), 2.09 M (2023) utility models granted",
    ("regulation_um_effect",),
)  # fmt: skip


@fact(
    "F16c",
    statement="Two years after subsidies stop, .25 to .35 fewer utility models are granted",
    zh="资助取消两年后实用新型授权减少25%—35%",
    unit="relative change, 2023 against subsidies kept",
    bands=(STOP,),
    label="emergent",
    reason="who stops, and the lag through examination, are the model's; abnormal supply is fitted to F17a",
    room="Filing",
    worlds=(STOP_2021, KEPT),
)
def utility_models_lost(stopped: Summary, kept: Summary) -> Reading:
    """Utility models granted in 2023, subsidies ended in July 2021 over kept, less 1."""
    granted = f"granted.{UTILITY_MODEL}"
    raw = stopped[granted][LAST] / stopped[granted][BEFORE] - 1.0
    return Reading(float(stopped[granted][LAST] / kept[granted][LAST] - 1.0), details(against_2021=raw))


@fact(
    "F16d",
    statement="Inventions suffer less than utility models when subsidies stop",
    zh="资助取消对发明的影响小于实用新型",
    unit="difference of relative changes of filings, 2023",
    bands=(
        Band(0.01, ANY, "nation", "Inventions granted rose by .32 over the same years",
             ("regulation_um_effect",)),
    ),
    label="input",
    reason="that utility models respond most is a prior (filing.abnormal_invention)",
    room="Filing",
    worlds=(STOP_2021, KEPT),
)  # fmt: skip
def inventions_suffer_less(stopped: Summary, kept: Summary) -> float:
    """Relative change of filings in 2023, inventions less utility models, subsidies ended against kept."""
    lost = [stopped[f"filed.{k}"][LAST] / kept[f"filed.{k}"][LAST] for k in (INVENTION, UTILITY_MODEL)]
    return float(lost[0] - lost[1])


@fact(
    "F16e",
    statement="While subsidies are phased out, grants of utility models and designs stall in the city",
    zh="资助退坡期间本市实用新型与外观设计授权量停滞",
    unit="relative change, 2022 against 2021",
    bands=(
        STOP,
        Band(-0.07, 0.01, "city", "67 825 (2021) and 65 803 (2022): -.030; 2 and 3 % of measurement",
             ("patent_grants_total", "invention_grants")),
    ),
    label="emergent",
    reason="filing, phase-out and examination together; no parameter has the number",
    room="Filing",
)  # fmt: skip
def small_rights_stall(record: Record) -> float:
    """Utility models and designs granted in 2022 over those of 2021, less 1, in history."""
    small = record.yearly("patent_grants_total") - record.yearly("invention_grants")
    return float(small[2] / small[1] - 1.0)


def abnormal_share(record: Record, start: int, after: int) -> float:
    """Abnormal filings over filings, inventions and utility models, from a month to before another."""
    patents = record.patents
    rows = (patents.kind != DESIGN) & (patents.filed >= start) & (patents.filed < after)
    weight = patents.weight[rows]
    return float(weight[patents.abnormal[rows]].sum() / weight.sum())


@fact(
    "F17a",
    statement="Under subsidies .18 to .20 of invention and utility model filings are abnormal",
    zh="有资助时非正常申请占发明与实用新型申请的18%—20%",
    unit="share, 2021-22",
    bands=(Band(0.17, 0.21, "nation", "CNIPA: 815 000 (2021), 955 000 (2022) flagged", ("abnormal_share",)),),
    label="fitted",
    reason="the supply of abnormal filings was set to give this share (filing.abnormal_supply, grade F)",
    room="Filing",
    worlds=(KEPT,),
    decimals=3,
)
def abnormal_with_subsidies(record: Record) -> Reading:
    """Abnormal filings of inventions and utility models in 2021-22 over all, subsidies kept since 2020.

    Control of filings tightens as in history; the share of 2020, before it did, is told beside.
    """
    return Reading(abnormal_share(record, 12, 36), details(in_2020=abnormal_share(record, 0, 12)))


@fact(
    "F17b",
    statement="Without subsidies abnormal filings are few",
    zh="无资助时非正常申请很少",
    unit="share, 2021-22",
    bands=(Band(0.0, 0.05, "nation", "'small without'; the bound is the compiler's", ("abnormal_share",)),),
    label="input",
    reason="by rule, quantity subsidies are what abnormal filings are made for",
    room="Filing",
    worlds=(NONE,),
    decimals=3,
)
def abnormal_without_subsidies(record: Record) -> float:
    """Abnormal filings of inventions and utility models in 2021-22 over all, no subsidies since 2020."""
    return abnormal_share(record, 12, 36)


WAN = "Wan et al. (JDE): specialised IP courts of 2014"


@fact(
    "F18a",
    statement="A specialised IP court raises the city's inventions by 15 to 30 %",
    zh="知识产权专门法院使城市发明增加15%—30%",
    unit="relative change of filings, 2023",
    bands=(Band(0.15, 0.30, "nation", WAN, ("ipcourt_effect_patents",)),),
    label="emergent",
    reason="court, perceived protection, R&D and propensity to file: priors of parts, none has the whole",
    room="Protection",
    worlds=(REFORM, HISTORY),
    decimals=3,
)
def inventions_gained(reform: Summary, history: Summary) -> float:
    """Inventions filed in 2023 with the court reform of January 2020 over history, less 1."""
    filed = f"filed.{INVENTION}"
    return float(reform[filed][LAST] / history[filed][LAST] - 1.0)


@fact(
    "F18b",
    statement="The court reform does not change the value per patent",
    zh="专门法院不改变单件专利价值",
    unit="relative change, 2023",
    bands=(Band(-0.05, 0.05, "nation", WAN, ("ipcourt_effect_patents",)),),
    label="emergent",
    reason="value follows quality, which courts could move through R&D and agencies",
    room="Protection",
    worlds=(REFORM, HISTORY),
    decimals=3,
)
def value_unchanged(reform: Summary, history: Summary) -> float:
    """Mean return of inventions filed in 2023 with the reform over history, less 1."""
    worth, filed = f"worth.{INVENTION}", f"filed.{INVENTION}"
    mean = [one[worth][LAST] / one[filed][LAST] for one in (reform, history)]
    return float(mean[0] / mean[1] - 1.0)


@fact(
    "F18c",
    statement="The court reform shifts filings from utility models and designs to inventions",
    zh="专门法院使申请由实用新型、外观转向发明",
    unit="share of inventions in filings, difference, 2023",
    bands=(Band(0.005, ANY, "nation", WAN, ("ipcourt_effect_patents",)),),
    label="fitted",
    reason="returns expected follow protection by a prior set with this shift in view (value_protection)",
    room="Protection",
    worlds=(REFORM, HISTORY),
    decimals=4,
)
def shift_to_inventions(reform: Summary, history: Summary) -> float:
    """Inventions over filings of all kinds in 2023, with the reform less history."""
    every = (INVENTION, UTILITY_MODEL, DESIGN)
    share = [
        of_kinds(one, "filed", INVENTION)[LAST] / of_kinds(one, "filed", *every)[LAST]
        for one in (reform, history)
    ]
    return float(share[0] - share[1])
