"""Destinations: how a release appears where people read it, all at once, and how those that stand there are listed.

outputs_folder      a folder of this machine: built aside, shown by a rename
remote_outputs      an address: sent file by file, the checksums last; object_store: what lies there
releases_listing    the releases beside each other
"""
