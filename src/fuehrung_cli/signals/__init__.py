"""The reasons to talk: rules over one book and a day. Reasons, never a score of a person."""
