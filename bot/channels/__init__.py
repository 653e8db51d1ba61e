"""How people reach the service: each channel turns its updates into arrivals and shows what is told."""
