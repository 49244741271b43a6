"""The sentences of all frames, word by word: what one slider alone decides is kept once for each of its places."""


def columns(says, sizes):
    """Sentences as columns of words, which spaces join.

    Returns:
        A list; each is a text that is the same in all frames, or a dict of `of`, the number of the slider that decides
        which word it is, or None for all, and its `words`, between spaces. Where sentences differ in the number of
        their words, one dict with a list of all of them.

    >>> columns(["w 1 b 5: 3", "w 1 b 6: 3", "w 2 b 5: 3", "w 2 b 6: 4"], (2, 2))[1:4]
    [{'of': 0, 'words': '1 2'}, 'b', {'of': 1, 'words': '5: 6:'}]
    """
    rows = [say.split(" ") for say in says]
    if len(set(map(len, rows))) > 1:
        return [{"of": None, "words": says}]
    found = []
    for words in zip(*rows):
        column = _column(words, sizes)
        if isinstance(column, str) and found and isinstance(found[-1], str):
            found[-1] += f" {column}"
        else:
            found.append(column)
    return found


def _column(words, sizes):
    if len(set(words)) == 1:
        return words[0]
    if len(sizes) == 2:
        inner = sizes[1]
        if words == tuple([words[i - i % inner] for i in range(len(words))]):
            return {"of": 0, "words": " ".join(words[::inner])}
        if words == words[:inner] * sizes[0]:
            return {"of": 1, "words": " ".join(words[:inner])}
    return {"of": None, "words": " ".join(words)}
