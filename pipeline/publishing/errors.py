"""What goes wrong while publishing, in words for the person who started it."""


class PublishingError(Exception):
    """Nothing was published, and what was published before stands as it was; the message says why."""


class AddressError(PublishingError):
    """The address given for outputs cannot be used; the message says what to name, make or install."""


class StoreError(PublishingError):
    """The object store did not answer, or refused; the same may succeed later. The message names the address."""


class ReleaseError(PublishingError):
    """A release is not there, or cannot be read; the message says what there is, or what to do."""
