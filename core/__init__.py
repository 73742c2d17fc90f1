"""MotifLens: text-molecule retrieval with an alignment one can see."""
