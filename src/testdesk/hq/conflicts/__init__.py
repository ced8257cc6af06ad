"""Events that contradict each other: finding, describing and resolving them."""
