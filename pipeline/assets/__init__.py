"""The Dagster layer: thin assets over the pure functions of the stages, one file a stage, in the order of the flow.

``storage`` and ``folders`` are the resources they run on, ``checks`` what must hold of every table before it
is published, ``automation`` what starts runs and what follows them. What an asset works out belongs into its stage,
not here.
"""

import warnings

from dagster import BetaWarning

# Data versions are told to be in beta with every output; one pinned version of Dagster has them as they are.
warnings.filterwarnings("ignore", category=BetaWarning)
