"""From raw text to what the text encoder reads: word pieces, n-grams, sentences, relations."""
