"""Readout turns news about diplomacy into records that can be checked.

>>> import readout
>>> record = readout.code("JAKARTA - Presiden Rusia Vladimir Putin menelepon Presiden AS Joe Biden, Kamis.")
>>> record.document.language
'id'
"""

from readout.errors import InputError, LanguageError, PackError, ReadoutError, SpanError
from readout.pipeline import Coder, code
from readout.record import Record
from readout.records import Records

__all__ = [
    "Coder",
    "InputError",
    "LanguageError",
    "PackError",
    "ReadoutError",
    "Record",
    "Records",
    "SpanError",
    "code",
]
