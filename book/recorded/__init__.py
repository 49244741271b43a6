"""What programs said that a reader need not have: facts for chapters to compare with, one file for each program.

`pytorch.json` is what the programs for PyTorch in chapter 21 put into their dict `said`. `python -m book.tools.record`
writes it, and the tests beside PyTorch run the programs again and compare.
"""
