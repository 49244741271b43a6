"""Plots of numbers by matplotlib."""
