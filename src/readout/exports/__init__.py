"""Exports: records into the tools that people already use; one module for each format."""

from readout.exports.base import FORMATS, Export, export, open_export, shape

__all__ = ["FORMATS", "Export", "export", "open_export", "shape"]
