"""The reading of any two articles, handed out: as JSON, as a page, as plain text."""
