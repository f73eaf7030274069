"""Calibration (校准): one stored design, a discrepancy fixed before, waves of history matching, ABC."""
