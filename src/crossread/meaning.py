"""Sentence meaning: all-MiniLM-L6-v2 in int8, run by onnxruntime. See models/sentence.md for where it comes from.

The int8 network scales its activations by the whole input, so a text's vector depends on its batch mates. Each text is
therefore run alone: 14 % slower than sorted batches, and the same text always gives the same vector.
"""
