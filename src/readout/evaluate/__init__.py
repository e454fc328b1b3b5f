"""Measuring: gold readers, scores, floors, and the examples of the packs."""
