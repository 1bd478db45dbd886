"""One file per stage: load rows, call core, save rows in one transaction guarded by compare-and-set."""
