"""Capture: text as people type it becomes a session, and a session becomes such text again.

`lines.read` knows how lines are built, `resolve` what they mean in one person's book, `printer` is
the way back. Arguments, the editor, standard input and the guided flow only produce text.
"""
