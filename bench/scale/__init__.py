"""What growth costs: costs of each stage, measured, and a simulation of weeks with them (``make bench-scale``)."""
