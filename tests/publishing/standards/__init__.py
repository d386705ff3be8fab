"""Every file that a standard gives its form, judged by that standard's own validator, without a network.

The validators (`validators/`) are scripts for the Python of an environment of their own (.venv/standards), which
has none of this project in it; they print what they found as JSON.
"""
