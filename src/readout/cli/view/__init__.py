"""The record for people: a page for the terminal."""

from readout.cli.view.page import show
from readout.cli.view.parts import THEME

__all__ = ["THEME", "show"]
