/* Predict boxes: the list becomes buttons, and what the next cells show stays covered, with the rest of the section, until one
   is chosen: whatever follows may give the answer away. Then the box says what was predicted and what is right. The choice is kept in this browser, until the reader takes it back.
   Without this script the list, the output and the words are simply there. */
(function () {
  "use strict";

  const KEY = `sg-predict ${location.pathname}`;

  /* The predictions of this page: from the text of a box to that of the answer, or to "" for none. */
  function kept() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return {};
    }
  }

  function keep(question, answer) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...kept(), [question]: answer })); // undefined is not written
    } catch { /* private windows and full disks refuse */ }
  }

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  }

  function button(className, act, ...children) {
    const made = element("button", className, ...children);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  const text = (node) => node.textContent.trim();
  const copy = (node) => Array.from(node.childNodes, (child) => child.cloneNode(true));
  const strong = (node) => element("strong", "", ...copy(node));

  // The output of the next cell, and those of the cells that follow it without a word in between.
  function outputsAfter(box) {
    const follows = (node) => box.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    const first = Array.from(document.querySelectorAll("div.cell > .cell_output")).find(follows);
    const outputs = first ? [first] : [];
    for (let cell = first?.parentElement.nextElementSibling; cell?.matches("div.cell"); cell = cell.nextElementSibling)
      outputs.push(...cell.querySelectorAll(":scope > .cell_output"));
    return outputs;
  }

  // Words and cells after an output, up to the next heading, prediction or exercise.
  function restAfter(output) {
    const rest = [];
    for (let next = output.parentElement.nextElementSibling; next && !next.matches("section, .predict, .exercise"); next = next.nextElementSibling)
      rest.push(next);
    return rest;
  }

  class Box {
    constructor(box, list, outputs) {
      this.outputs = outputs;
      this.covered = [...outputs, ...restAfter(outputs.at(-1))];
      for (const part of this.covered) part.classList.add("sg-veiled");
      this.question = text(box);
      this.answers = Array.from(list.children, (item) => this.answer(item));
      this.right = this.answers[/\banswer-(\d+)/.exec(box.className)?.[1] - 1];
      this.group = element("div", "sg-answers", ...this.answers);
      this.group.setAttribute("role", "group");
      this.group.setAttribute("aria-label", "Your prediction");
      this.status = element("p", "sg-status");
      this.status.setAttribute("role", "status");
      this.again = button("sg-again", () => this.takeBack(), "Predict again");
      this.cover = element("div", "sg-cover", element("span", "", "Predict first: the output and the rest of this section are covered."), button("sg-show", () => this.choose(), "Show me"));
      this.line = element("p", "sg-predicted");
      list.replaceWith(this.group, element("div", "sg-said", this.status, this.again));
    }

    answer(item) {
      const source = item.children.length === 1 && item.firstElementChild.tagName === "P" ? item.firstElementChild : item;
      const made = button("sg-answer", () => this.choose(made), ...copy(source));
      made.dataset.text = text(made);
      return made;
    }

    begin() {
      const answer = kept()[this.question];
      if (answer === undefined) this.close();
      else this.open(this.answers.find(({ dataset }) => dataset.text === answer));
    }

    close() {
      for (const part of this.covered) part.hidden = true;
      this.outputs[0].before(this.cover);
      this.line.remove();
      this.status.textContent = "Choose first; then look at the output.";
      this.mark();
    }

    open(chosen) {
      for (const part of this.covered) part.hidden = false;
      this.cover.remove();
      this.mark(chosen);
      const said = () => (chosen ? ["You predicted ", strong(chosen), ...this.verdict(chosen)] : ["Shown without a prediction", ...this.verdict()]);
      this.status.replaceChildren(...said());
      if (!chosen) return;
      this.line.replaceChildren(...said());
      this.outputs[0].append(this.line);
    }

    /* What is right, as the end of a sentence. */
    verdict(chosen) {
      if (!this.right) return ["."];
      return chosen === this.right ? [", and that is right."] : ["; right is ", strong(this.right), "."];
    }

    mark(chosen) {
      const done = !this.cover.isConnected;
      this.again.hidden = !done;
      for (const answer of this.answers) {
        answer.setAttribute("aria-pressed", answer === chosen);
        answer.setAttribute("aria-disabled", done);
        answer.classList.toggle("sg-right", done && answer === this.right);
      }
    }

    choose(chosen) {
      if (!this.cover.isConnected) return;
      this.open(chosen);
      keep(this.question, chosen?.dataset.text ?? "");
      if (chosen) return;
      this.outputs[0].tabIndex = -1;
      this.outputs[0].focus({ preventScroll: true });
    }

    takeBack() {
      keep(this.question, undefined);
      this.close();
      this.answers[0].focus();
    }
  }

  function arm(box) {
    box.classList.add("sg-armed");
    const list = [...box.querySelectorAll(":scope > ul, :scope > ol")].at(-1);
    const outputs = outputsAfter(box);
    if (list && outputs.length) new Box(box, list, outputs).begin();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".admonition.predict").forEach(arm);
  });
})();
