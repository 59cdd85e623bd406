"""How it is going: figures for those who work here. No page here reads a row about a person."""
