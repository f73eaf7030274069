"""The register: importing it declares every fact, in the order of the evidence notes."""

# ruff: noqa: F401, I001  order of declaration is order of the page
from calibration.facts.register import examination, portfolio, innovation, firms
from calibration.facts.register import policy, services, money, protection, bodies, outcomes, marks
