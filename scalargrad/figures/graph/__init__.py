"""The picture of a computation graph: from the graph to what is said about it, to its shape, to SVG."""
