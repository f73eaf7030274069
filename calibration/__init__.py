"""What is learnt from the past: fit, check, verdict (校准与检验)."""
