"""The password of a role that the cluster does not believe without one; made up.

Short, because it holds one fact that the fixture and the tests share.
"""

PASSWORD = "geheim & 50%/@"
# The same within an address.
ESCAPED = "geheim%20%26%2050%25%2F%40"
