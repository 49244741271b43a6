"""The playground: a network that trains in the page, on the engine of the book.

Read the files in this order: data, setting, classes, presets, link, network, session, point, planes, words, listing,
desk. They import `scalargrad` and the standard library alone, and one another relatively: in the book's worker the
package is called `playground`, on disk `book.playground`. Nothing here knows of the page; `desk` answers its messages.
"""
