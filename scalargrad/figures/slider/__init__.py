"""Figures with a slider: axes, contours, the marks of a plot, its frames, and all of it as a piece of a page."""
