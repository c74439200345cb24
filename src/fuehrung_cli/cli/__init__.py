"""The command line: one file per command, everything heavy imported when it is used."""
