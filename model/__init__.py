"""The world: a city's intellectual-property ecosystem, month by month. Start with ``model.model``."""
