"""Put each solution into its exercise's box, folded, the time on a line of its own, and no brackets around the name.

Works on what sphinx-exercise makes of the gated directives. The fold is HTML's own <details>: it needs no script.
"""

import re

from docutils import nodes
from sphinx.util.logging import getLogger
from sphinx_exercise.nodes import is_exercise_node, is_solution_node

logger = getLogger(__name__)
TIME = re.compile(r"((?:About|This one stretches:) \d+ minutes\b[^.]*\.)(?:\s+|$)")


class folded_solution(nodes.General, nodes.Element):
    """A solution that opens on demand."""


def shape_exercises(app, doctree, docname):
    """Rebuild every exercise and solution of a resolved page."""
    exercises = {node["label"]: node for node in doctree.findall(is_exercise_node)}
    for exercise in exercises.values():
        _plain_title(exercise[0])
        _flatten(exercise)
        _lift_time(exercise)
    for solution in list(doctree.findall(is_solution_node)):
        label = solution["target_label"]
        if label in exercises:
            exercises[label].append(_folded(solution))
        else:
            logger.warning("a solution of %r, which is no exercise of this page", label, location=solution)


def _folded(solution):
    """Take a solution out of the page: what it holds, to be unfolded."""
    _flatten(solution)
    solution.parent.remove(solution)
    return folded_solution("", *solution.children[1:], ids=solution["ids"])


def _plain_title(title):
    """sphinx-exercise writes "Exercise 4.1 (Name)": take the brackets off."""
    for bracket in [node for node in title.children if node.astext() in {" (", ")"}]:
        title.remove(bracket)


def _flatten(box):
    """Replace the inner section, whose id is the same in every box, by its content."""
    for place, section in enumerate(box.children):
        if isinstance(section, nodes.section):
            box[place : place + 1] = section.children


def _lift_time(exercise):
    """The first sentence, which says how long it takes, becomes a line of its own."""
    place, first = next((place, child) for place, child in enumerate(exercise) if isinstance(child, nodes.paragraph))
    text = first[0].astext()
    if found := TIME.match(text):
        time = nodes.paragraph("", found[1], classes=["sg-time"])
        if found[0] == first.astext():  # it stands alone
            exercise[place] = time
            return
        first[0] = nodes.Text(text[found.end() :])
        exercise.insert(place, time)


def visit_solution(self, node):
    self.body.append(self.starttag(node, "details", CLASS="sg-solution"))
    self.body.append("<summary>Solution</summary>\n")


def depart_solution(self, node):
    self.body.append("</details>\n")


def setup(app):
    app.add_node(folded_solution, html=(visit_solution, depart_solution))
    app.connect("doctree-resolved", shape_exercises)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
