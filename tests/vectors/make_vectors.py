"""Makes the vectors of batch, receipt and kit; run `python -m tests.vectors.make_vectors`."""

from tests.vectors.batch_vectors import batches
from tests.vectors.kit_vectors import kits
from tests.vectors.receipt_vectors import receipts
from tests.vectors.vector_files import HERE


def main():
    for folder in ("batch", "receipt", "kit"):
        for path in (HERE / folder).glob("*.json"):
            path.unlink()
    batches()
    receipts()
    kits()


if __name__ == "__main__":
    main()
