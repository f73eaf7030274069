"""The chapters of a month: each introduces the rooms that one line of ``model.step`` brings together.

A chapter has a ``found_...`` function, which lays out its part of January 2020, and the verbs of the
month. Only here and in ``model.model`` do behaviours and institutions meet.
"""
