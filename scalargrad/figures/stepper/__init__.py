"""The steps through a graph, forward and backward: what each does, what it says, and all of it as data for a page."""
