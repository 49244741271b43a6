"""The parts of `slider.py`: axes, contours, the marks of a plot, its look and its page. Standard library alone."""
