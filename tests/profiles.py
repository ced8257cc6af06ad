"""How long the tests may take. Short, because it holds one fact that many tests need.

`make torture` runs the long forms: more examples, every kill, every refusal of a disk.
"""

import os

TORTURE = os.environ.get("HYPOTHESIS_PROFILE") == "torture"
