"""What a measure's effect is read on where its plan names no indicator (主要指标), by its first lever.

The plans name an indicator for 58 of 116 measures. For the others the effect is read on what the first
lever is meant for in the end, or on the count nearest to it; the choice is ours and is marked so.
"""

MAIN: dict[str, str] = {
    "abnormal_filing_control": "abnormal_filing_share",
    "agency_attraction": "patent_agencies",
    "agency_inspection_rate": "misconduct_share",
    "annual_budget": "public_cost",
    "appraisal_capacity": "appraisals_waiting",
    "arbitration_capacity": "arbitration_cases",
    "attorney_training": "patent_attorneys",
    "awareness_campaigns": "protection_satisfaction",
    "case_handover_share": "prosecution_rate",
    "credit_discipline": "violators_listed",
    "cultivation_centres_ordered": "high_value_patents_per_10k",
    "customs_online_confirmation": "customs_confirmation_rate",
    "enforcement_campaigns_ordered": "admin_cases",
    "evidence_rules": "first_instances_for_owner",
    "insurance_premium_subsidy": "insurance_policies",
    "international_exchange": "overseas_patent_grants",
    "matching_platform": "patent_deals",
    "metro_coordination": "mean_closing_days",
    "navigation_reports": "high_value_share",
    "open_licensing_share": "licences_by_kind_open",
    "operation_centres": "patent_licences",
    "plant_gi_support": "plant_variety_applications",
    "preexam_capacity": "preexam_passed",
    "public_service_nodes": "protection_satisfaction",
    "review_frequency": "leadership_reviews",
    "talent_programme": "service_practitioners",
    "trade_secret_stations_ordered": "trade_secret_stations",
    "trainees_ordered": "trainees",
    "valuation_platform": "loan_requests_granted",
}
"""Indicator by lever."""
