"""Every lever (政策杠杆), by group: creation, protection, finance, transfer, services, support, governance.

``model.policy.Policy`` is all of them together. To add one: a ``lever(...)`` in its group, and the one
rule that obeys it; sliders, range checks, listings and documents read the declaration.
"""
