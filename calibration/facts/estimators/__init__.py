"""Estimators: plain functions of arrays, each tested on samples made with a known answer."""
