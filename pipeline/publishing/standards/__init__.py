"""Standards: a release described, and some of its data written, in the words of other communities.

Belongs here: one file a standard, made from the tables and their declarations, without a time or a place of its own.
Does not belong here: anything that the tables do not say already.

metadata          all of them written into the folder of a release
forms_page        the part of README.md that says which file is what
croissant         croissant.json (Croissant 1.1): for machine learning
schema_org        dataset.jsonld (schema.org): for search engines and catalogues
dataset_card      front matter of README.md: for the Hugging Face Hub
citation          CITATION.cff (Citation File Format): for whoever cites
licences          LICENSE.md: what may be done with data, code and texts
annotations       data/evidence.jsonl (W3C Web Annotation): where each row stands in its raw file
sdmx_series       data/series.sdmx.csv (SDMX-CSV 2.0): the view `series`; sdmx_codes: the codes in it
sdmx_structure    data/series.structure.json (SDMX-JSON 2.0): its structure and code lists
coverage          what the data is about: its years, its regions, the day of its newest document
"""
