"""Other tools' files → people and entries that are proposed, and what was left with the reason.

Pure functions from bytes: nothing here knows the notebook's files, asks or saves.
"""
