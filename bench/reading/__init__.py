"""How well and how fast the text of articles is found, beside the libraries that others use for it."""
