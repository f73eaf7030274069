"""Levers on protection (保护): courts, administration, mediation, prevention, borders, abroad.

Declared in the unit a planner reads; the field holds code units (shares, CNY). Defaults are January
2020; the levels of 2020-2023 stand in scenarios/library/history.toml. No plan states amounts of money:
every cost is a prior, per declared unit. The line below a lever says whom it acts on and what it changes.
"""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Cost, Declared, lever

GROUP = "protection"


@dataclass(frozen=True)
class ProtectionLevers(Declared):
    """What a government can set to change the protection of rights (保护类杠杆)."""

    judges: float = lever(
        20, 10, 300, plannable=(15, 120), unit="FTE", group=GROUP,
        label="IP judges", zh="知识产权法官员额",
        source="expert prior: about 5000 cases a year at the national 240-330 per judge", grade="C",
        moves="courts.judges", sign=1, cost=Cost(450e3, 650e3, 900e3, "unit and year"),
    )
    """Courts: service capacity."""
    fast_track_share: float = lever(
        15, 0, 100, plannable=(10, 90), unit="%", group=GROUP,
        label="Share of eligible simple cases put on the fast track", zh="繁简分流比例",
        source="expert prior; small claims took 0.165 of the cases of the city's civil-procedure pilot",
        grade="C",
        moves="disputes.hours", sign=-1, cost=Cost(basis="none"),
    )
    """Courts: which queue a case joins and how much judge effort it takes."""
    small_claims_limit: float = lever(
        0, 0, 20, plannable=(0, 10), unit="10k CNY", group=GROUP,
        label="Small-claims ceiling", zh="小额诉讼标的上限",
        source="court rules then listed IP disputes as outside small claims; the pilot of 2020 is left out",
        grade="B",
        moves="disputes.hours", sign=-1, cost=Cost(basis="none"),
    )
    """Courts: which cases are eligible for single-hearing small-claims procedure."""
    technical_investigators_ordered: float = lever(
        8, 0, 200, plannable=(5, 120), unit="persons", group=GROUP,
        label="Technical investigators", zh="技术调查官",
        source="expert prior; 123 expert participations of all kinds in 2022", grade="C",
        moves="programmes.technical_investigators_ordered.standing", sign=1,
        cost=Cost(30e3, 120e3, 350e3, "unit and year"),
    )
    """Courts and adjudication: shared capacity needed by technical cases; missing capacity delays them; an
    order, not what stands."""
    appraisal_capacity: float = lever(
        200, 0, 5000, plannable=(100, 1500), unit="appraisals/yr", group=GROUP,
        label="IP forensic appraisal capacity", zh="知识产权鉴定产能",
        source="expert prior: parties pay most appraisals, the public side supports bodies", grade="C",
        moves="appraisers.waiting", sign=-1, cost=Cost(1e3, 5e3, 20e3, "unit and year"),
    )
    """Courts, police and adjudication: delay of cases that wait for a forensic appraisal."""
    expert_assessor_share: float = lever(
        15, 0, 100, plannable=(5, 60), unit="%", group=GROUP,
        label="Share of technical cases heard with expert people's assessors", zh="专家陪审参审率",
        source="expert prior: technical cases with an expert on the bench", grade="C",
        moves="disputes.expert", sign=1, cost=Cost(5e3, 20e3, 60e3, "unit and year"),
    )
    """Courts: fact-finding quality: fewer appeals and reversals."""
    electronic_service_share: float = lever(
        30, 0, 100, plannable=(20, 100), unit="%", group=GROUP,
        label="Share of electronic concentrated service", zh="诉讼文书集约电子送达率",
        source="expert prior: early smart-court practice", grade="C",
        moves="disputes.ready", sign=-1, cost=Cost(10e3, 30e3, 80e3, "unit and year"),
    )
    """Courts: procedural delay days before hearing."""
    evidence_rules: float = lever(
        10, 0, 100, plannable=(5, 80), unit="% of cases", group=GROUP,
        label="Use of evidence orders and blockchain evidence", zh="证据规则与区块链存证采用率",
        source="expert prior: evidence orders and blockchain evidence were rare in 2020", grade="C",
        moves="beliefs.evidence", sign=1, cost=Cost(10e3, 50e3, 150e3, "unit and year"),
    )
    """Right holders and courts: probability that an infringement can be proven; cost of evidence."""
    punitive_damages_multiple: float = lever(
        1, 1, 5, plannable=(1, 5), unit="times", group=GROUP,
        label="Punitive damages multiple", zh="惩罚性赔偿倍数",
        source="expert prior: 1 = compensatory only; punitive awards were next to none in 2020", grade="C",
        moves="disputes.award", sign=1, cost=Cost(basis="none"),
    )
    """Infringers: expected sanction."""
    malicious_suit_supervision: float = lever(
        5, 0, 100, plannable=(0, 80), unit="% of serial plaintiffs screened", group=GROUP,
        label="Supervision of malicious litigation", zh="恶意诉讼监督强度",
        source="expert prior: single cases only", grade="C",
        moves="disputes.serial", sign=-1, cost=Cost(5e3, 20e3, 50e3, "unit and year"),
    )
    """Plaintiffs: serial suits filed."""
    procuratorate_early_intervention: float = lever(
        30, 0, 100, plannable=(20, 100), unit="% of criminal IP cases", group=GROUP,
        label="Early intervention of the procuratorate", zh="检察机关提前介入率",
        source="expert prior: before the IP offices of the procuratorate", grade="C",
        moves="disputes.intervened", sign=1, cost=Cost(5e3, 15e3, 40e3, "unit and year"),
    )
    """Procuratorate and courts: evidence quality and delay of criminal cases; share of cases with
    intervention."""
    case_handover_share: float = lever(
        30, 0, 100, plannable=(20, 95), unit="% of eligible cases", group=GROUP,
        label="Handover between administrative, criminal and civil routes", zh="行刑衔接与案件移送率",
        source="expert prior", grade="C",
        moves="disputes.nature", sign=1, cost=Cost(10e3, 30e3, 80e3, "unit and year"),
    )
    """Administrative bodies and courts: cases that reach the right body at once instead of being filed
    again."""
    adjudication_officers: float = lever(
        10, 0, 200, plannable=(10, 80), unit="FTE", group=GROUP,
        label="Administrative adjudication officers", zh="行政裁决人员",
        source="expert prior: 300-400 patent cases in 2020 at 30-40 per officer", grade="C",
        moves="administration.hours_available", sign=1, cost=Cost(200e3, 300e3, 450e3, "unit and year"),
    )
    """Administrative bodies: capacity of the administrative route."""
    online_adjudication_share: float = lever(
        20, 0, 100, plannable=(10, 95), unit="%", group=GROUP,
        label="Share of administrative cases handled online or in writing", zh="行政案件网上办理率",
        source="expert prior", grade="C",
        moves="disputes.hours", sign=-1, cost=Cost(5e3, 20e3, 60e3, "unit and year"),
    )
    """Administrative bodies: procedural delay and effort per case."""
    admin_fast_track_share: float = lever(
        20, 0, 100, plannable=(10, 90), unit="% of eligible cases", group=GROUP,
        label="Fast track for simple administrative cases", zh="行政案件繁简分流比例",
        source="expert prior: e-commerce cases, which are most of the simple ones", grade="C",
        moves="disputes.hours", sign=-1, cost=Cost(basis="none"),
    )
    """Administrative bodies: effort and delay per simple administrative case."""
    joint_invalidation_hearing_share: float = lever(
        0, 0, 100, plannable=(0, 60), unit="% of cases with an invalidity request", group=GROUP,
        label="Joint hearing of infringement and invalidation", zh="侵权与无效联合审理比例",
        source="expert prior: new with W24-56", grade="C",
        moves="disputes.stopped", sign=-1, cost=Cost(5e3, 20e3, 60e3, "unit and year"),
    )
    """Administrative bodies: suspension while validity is decided."""
    enforcement_campaigns_ordered: float = lever(
        2, 0, 24, plannable=(1, 12), unit="campaigns/yr", group=GROUP,
        label="Special enforcement campaigns", zh="专项执法行动",
        source="expert prior: yearly national campaigns that the city joins", grade="C",
        moves="programmes.enforcement_campaigns_ordered.delivered", sign=1,
        cost=Cost(200e3, 600e3, 2e6, "unit and year"),
    )
    """Infringers and regulators: detection probability during the campaign; administrative case inflow; an
    order, not what stands."""
    mediators: float = lever(
        15, 0, 500, plannable=(10, 200), unit="FTE", group=GROUP,
        label="Mediators", zh="调解员",
        source="province, 25 April 2022: 115 IP mediators, taken to be mostly part time, in 2021", grade="B",
        moves="mediation.hours_available", sign=1, cost=Cost(80e3, 150e3, 250e3, "unit and year"),
    )
    """Mediation bodies: capacity of mediation."""
    admin_mediation_offer_share: float = lever(
        30, 0, 100, plannable=(20, 100), unit="% of patent disputes", group=GROUP,
        label="Patent disputes offered administrative mediation", zh="专利纠纷行政调解覆盖率",
        source="expert prior", grade="C",
        moves="disputes.mediation_offered", sign=1, cost=Cost(5e3, 15e3, 40e3, "unit and year"),
    )
    """Mediation bodies: how many disputes meet a mediator before anything else."""
    pre_suit_mediation_share: float = lever(
        15, 0, 100, plannable=(10, 80), unit="%", group=GROUP,
        label="Share of filings referred to pre-suit mediation", zh="诉前委派调解比例",
        source="expert prior: before the national scheme of 2021 that links suits and mediation", grade="C",
        moves="disputes.then", sign=1, cost=Cost(10e3, 30e3, 80e3, "unit and year"),
    )
    """Courts and mediation: inflow of courts; judicial confirmation makes a settlement enforceable."""
    protection_workstations_ordered: float = lever(
        3, 0, 1000, plannable=(3, 500), unit="stations", group=GROUP,
        label="IP protection workstations", zh="知识产权保护工作站",
        source="Changjiang Net, 9 January 2020: the third in the city", grade="A",
        moves="programmes.protection_workstations_ordered.standing", sign=1,
        cost=Cost(20e3, 60e3, 150e3, "unit and year"),
    )
    """Market entities: reach of rights aid; share of infringements that are reported at all; an order, not
    what stands."""
    trade_secret_stations_ordered: float = lever(
        0, 0, 300, plannable=(0, 150), unit="stations", group=GROUP,
        label="Trade-secret service stations", zh="商业秘密服务站",
        source="expert prior: none known before the pilot city of 2022", grade="B",
        moves="programmes.trade_secret_stations_ordered.standing", sign=1,
        cost=Cost(50e3, 120e3, 250e3, "unit and year"),
    )
    """Firms: contact and demonstration firms protected; leakage rate; an order, not what stands."""
    contact_firm_enrolment: float = lever(
        0, 0, 5000, plannable=(0, 3000), unit="firms/yr", group=GROUP,
        label="Enrolment of trade-secret contact and demonstration firms",
        zh="商业秘密联系点与示范点企业入库",
        source="expert prior: none known before the 141 firms of 2022", grade="B",
        moves="programmes.contact_firm_enrolment.delivered", sign=1,
        cost=Cost(500, 2e3, 6e3, "unit and year"),
    )
    """Firms: which firms are looked after by a station; stations have limited reach."""
    arbitration_capacity: float = lever(
        3, 0, 100, plannable=(2, 40), unit="FTE", group=GROUP,
        label="IP arbitrators", zh="知识产权仲裁员",
        source="expert prior: IP is a small part of the city's arbitration; parties pay most", grade="C",
        moves="arbitration.hours_available", sign=1, cost=Cost(50e3, 150e3, 350e3, "unit and year"),
    )
    """Arbitration: capacity of the arbitration route."""
    notary_capacity: float = lever(
        600, 0, 20000, plannable=(300, 5000), unit="services/yr", group=GROUP,
        label="IP notarisation capacity", zh="知识产权公证产能",
        source="expert prior; W24-T18 counts 1000 a year by 2025", grade="C",
        moves="notaries.services", sign=1, cost=Cost(100, 400, 1.2e3, "unit and year"),
    )
    """Right holders: evidence supply."""
    customs_online_confirmation: float = lever(
        5, 0, 100, plannable=(0, 100), unit="%", group=GROUP,
        label="Share of customs confirmations made online", zh="海关智慧确权比例",
        source="expert prior: confirmation was on paper and on site", grade="C",
        moves="incidents.noticed", sign=1, cost=Cost(5e3, 20e3, 60e3, "unit and year"),
    )
    """Exporters and customs: border detection and its delay."""
    overseas_guidance_cases: float = lever(
        0, 0, 1000, plannable=(0, 300), unit="cases/yr", group=GROUP,
        label="Overseas dispute guidance capacity", zh="海外纠纷应对指导产能",
        source="Changjiang Net, 30 September 2020: the city's guidance centre opens", grade="A",
        moves="innovators.cash", sign=1, cost=Cost(10e3, 30e3, 80e3, "unit and year"),
    )
    """Exporting firms: loss share and willingness to file abroad."""
    overseas_training_courses: float = lever(
        1, 0, 60, plannable=(1, 24), unit="courses/yr", group=GROUP,
        label="Overseas-IP training courses", zh="海外知识产权培训",
        source="expert prior", grade="C",
        moves="programmes.overseas_training_courses.delivered", sign=1,
        cost=Cost(20e3, 50e3, 120e3, "unit and year"),
    )
    """Exporting firms: readiness to file and to answer disputes abroad."""
    credit_discipline: float = lever(
        20, 0, 100, plannable=(10, 95), unit="% of serious violators listed", group=GROUP,
        label="Credit-based supervision and joint discipline", zh="信用惩戒强度",
        source="expert prior: before the national credit rules of 2022", grade="C",
        moves="innovators.credit", sign=-1, cost=Cost(3e3, 10e3, 30e3, "unit and year"),
    )
    """Infringers and agencies: future access to loans and support of those listed."""
    metro_coordination: float = lever(
        5, 0, 100, plannable=(0, 80), unit="% of cross-city cases coordinated", group=GROUP,
        label="Metro-area coordinated protection", zh="都市圈协同保护",
        source="expert prior", grade="C",
        moves="disputes.ready", sign=-1, cost=Cost(5e3, 20e3, 60e3, "unit and year"),
    )
    """Cases: delay and success of cross-city cases."""
