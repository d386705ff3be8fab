"""Clean text to observations and project mentions, each with its evidence.

Three rooms hold the grammar of a number, each part over its own vocabulary: ``amounts`` (how much), ``naming`` (what
is measured) and ``circumstances`` (when, where and whether). ``observations`` puts them together over a sentence,
``projects`` does the same for undertakings. ``observation_rows`` and ``evidence`` make rows of what was read,
``rederivation`` reads their values again, ``laws`` says what must hold, and ``extract`` runs it all over documents.
"""
