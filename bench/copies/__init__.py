"""Measures which texts are told to be one text reprinted, beside other libraries: ``python -m bench.copies``."""
