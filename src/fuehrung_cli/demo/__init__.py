"""The demo: a made-up team whose two years are typed anew, ending today.

`team.de.txt` and `team.en.txt` hold what a leader types; everything else is the ordinary way from a
text to a saved session.
"""
