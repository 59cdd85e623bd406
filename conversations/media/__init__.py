"""Voices, photos and films as bytes: what they are, made clean, where they lie. Nothing here knows a person."""
