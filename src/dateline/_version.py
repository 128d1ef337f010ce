"""The version of the code, part of every coding run's id."""

__version__ = "0.1.0"
