"""What travels between machines and survey tools: files become responses to take in, and the other way round."""
