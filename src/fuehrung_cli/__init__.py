"""Leadership as a service, kept in the terminal."""

__version__ = "0.1.0"
