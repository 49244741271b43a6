"""The box "Continue my dinosaur" of chapter 24: a reader types a beginning, and the model of the chapter goes on.

- cells: the chapter's cells that make the model, and the file with its trained parameters
- desk: answers the page, in its own Python
- train: the command that trains the model as the chapter does and writes that file
"""
