"""Exports: records into the tools that people already use; one module for each format."""

from readout.exports.base import FORMATS, Export, ExportError, export, open_export

__all__ = ["FORMATS", "Export", "ExportError", "export", "open_export"]
