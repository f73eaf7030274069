"""Measurements of speed and memory: never tests, always beside the same work done plainly."""
