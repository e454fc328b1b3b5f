"""The command ``readout``: one module for each subcommand; each parses, calls the library and prints."""

from readout.cli.main import main

__all__ = ["main"]
