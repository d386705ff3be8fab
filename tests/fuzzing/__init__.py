"""Every parser of outside text on inputs that nobody wrote: no crash, no hang, no law broken.

`python -m pytest tests/fuzzing --hypothesis-profile=fuzz -k …` goes on until it finds something or is stopped.
"""
