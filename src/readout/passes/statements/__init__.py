"""Statements: who said what, through whom, and how."""

from readout.passes.statements.statements import Statements

__all__ = ["Statements"]
