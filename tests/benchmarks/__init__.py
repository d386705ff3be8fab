"""How fast and how good: ``make bench``. Nothing here is a test; ratios within one run are what to compare."""
