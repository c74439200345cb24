"""Databases and workbooks as other programs see them."""

from __future__ import annotations

import sqlite3
import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

_TAG = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def opened(data: bytes) -> sqlite3.Connection:
    """Returns a connection to a database that is in memory."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


def workbook(data: bytes) -> Any:
    """Returns the workbook as openpyxl reads it."""
    return load_workbook(BytesIO(data))


def texts(data: bytes) -> list[str]:
    """Returns the texts of the first sheet in order, and makes sure that nothing is executed.

    Reads the parts themselves: a reader such as openpyxl could overlook what a spreadsheet obeys,
    and takes a text that looks like an escape for one.
    """
    with zipfile.ZipFile(BytesIO(data)) as parts:
        names = parts.namelist()
        shared = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    assert not [name for name in names if "external" in name.lower() or "vba" in name.lower()]
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in names  # links stand there
    assert {each.tag for each in sheet.iter()}.isdisjoint({f"{_TAG}f", f"{_TAG}hyperlink"})
    strings = [unescape(each.findtext(f"{_TAG}t") or "") for each in shared.iter(f"{_TAG}si")]
    cells = [each for each in sheet.iter(f"{_TAG}c") if each.get("t") not in (None, "b", "n")]
    assert {each.get("t") for each in cells} <= {"s"}
    return [strings[int(each.findtext(f"{_TAG}v") or "")] for each in cells]
