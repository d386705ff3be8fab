"""Access: nothing is published of a document that its access forbids.

Two gates, which share no code but the rule itself: `access_scan` reads the tables before anything is written,
`release_scan` reads every file of the finished release as whoever downloads it will.

access_scan       what each cell of the tables may hold
release_scan      what no file of the release may hold
release_strings   every string in a file, whatever its format, and where it stands
restricted_words  whether a string repeats a document that may not be quoted so much
document_texts    what every document says, in all its copies
free_words        what may be published of any document: names, and what the registers say
"""
