"""The handover page: batches, the stick, the network and closing the day."""
