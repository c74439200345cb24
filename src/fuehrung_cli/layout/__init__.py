"""Report value → document: which blocks stand on a page, in which order, in which words."""
