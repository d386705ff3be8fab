"""What a document says of itself: title, type, issuer, speaker, place, dates, rights, and so its access.

Belongs here: everything that fills the table ``documents``, and the limits its access sets on what may be
shown of it. What the register of sources says goes before what is read. Does not belong here: what the
document says of the world (``extraction``).
"""
