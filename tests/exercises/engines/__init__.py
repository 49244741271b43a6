"""Engines as other people write them."""
