"""Document → medium: the fitter, and the terminal, plain and Markdown backends.

Nothing here knows a report, a rule or a language: texts arrive translated. Rich is imported inside
functions only, and not at all while colour is off.
"""
