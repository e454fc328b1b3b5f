"""Commitments: what issuers say that they will, would or demand be done, and under which condition."""

from readout.passes.commitments.find import Commitments

__all__ = ["Commitments"]
