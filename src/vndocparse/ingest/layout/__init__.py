"""Put print in reading order."""
