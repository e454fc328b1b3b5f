"""Readout turns news about diplomacy into records that can be checked."""
