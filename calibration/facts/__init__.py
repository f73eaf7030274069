"""Stylised facts (典型事实): what literature and statistics say a city must show, and whether it does.

A register of declared facts (register/), each with its band, sources, label, room and the function
that measures it; worlds that are run for them (worlds.py, recorder.py); a page and a JSON file.
``python -m calibration.facts --pairs 10`` runs them. Labels were fixed before anything was run: a fact
whose number is a parameter or an exogenous path is ``input`` and is no merit; only ``emergent`` ones score.
"""
