"""Names for the array types, so that a signature says what a column holds."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
"""Real numbers: money in CNY, shares 0-1, rates per month."""
Months = NDArray[np.int32]
"""Month numbers since 2020-01 = 0; history is negative; ``OPEN`` means not yet."""
Rows = NDArray[np.intp]
"""Row numbers into a table."""
Mask = NDArray[np.bool_]
"""One statement per row, full length of its table."""
Keys = NDArray[np.uint64]
"""Persistent identities: 64-bit numbers derived from the parents."""
Codes = NDArray[np.int8]
"""Small category codes (sector, district, kind)."""

OPEN = np.iinfo(np.int32).max // 2
"""A date that has not come: larger than any month or day, and safe to subtract from."""
