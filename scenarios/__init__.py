"""Scenarios, regions, runs and the command line: what is asked of the model (情景)."""
