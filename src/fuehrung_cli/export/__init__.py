"""Typed tables of everything in the books → csv, json, xlsx …; docs/export.md.

Nothing here reads or writes a file: a format returns bytes, a command decides where they go.
"""
