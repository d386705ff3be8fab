"""What `gongbao doctor` looks at: each module finds what is well and what is not, and changes nothing.

finding         one thing found, and what to do
installation    Python, packages, DuckDB
knowledge       declarations, vocabularies, corrections
raw_folder      documents and their register
outputs_folder  room, leftovers of runs, Dagster's record
last_release    the newest release in a folder; address: at an address
"""
