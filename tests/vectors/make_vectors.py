"""Makes the vectors of batch, receipt and kit; run `python -m tests.vectors.make_vectors`.

A vector that is there is kept, byte for byte: only missing ones are written.
"""

from tests.vectors.batch_vectors import batches
from tests.vectors.kit_vectors import kits
from tests.vectors.receipt_vectors import receipts


def main():
    batches()
    receipts()
    kits()


if __name__ == "__main__":
    main()
