"""Makes the vectors of the files that travel; run `python -m tests.vectors.make_vectors`.

An existing vector is kept, byte for byte: only missing ones are written.
"""

from tests.vectors.batch_vectors import batches
from tests.vectors.kit_vectors import kits
from tests.vectors.receipt_vectors import receipts
from tests.vectors.recovery_vectors import recoveries
from tests.vectors.sampled_vectors import sampled_lists
from tests.vectors.update_vectors import updates


def main():
    batches()
    receipts()
    kits()
    updates()
    sampled_lists()
    recoveries()


if __name__ == "__main__":
    main()
