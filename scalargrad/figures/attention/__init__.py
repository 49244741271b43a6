"""Attention, letter by letter: `AttentionStepper`."""
