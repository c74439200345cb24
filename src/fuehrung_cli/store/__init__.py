"""The only floor that touches the disk: files, their formats, the notebook, undo and drafts."""
