"""Figures: data in, plotly Figure out; nothing here knows Dash."""
