/* Predict boxes: the list becomes buttons, and what the next cells show, up to the next prose, stays covered until one
   is chosen.
   Without this script the list and the output are simply there. No ids, no storage, no other files. */
(function () {
  "use strict";

  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function button(className, text) {
    const made = element("button", className, text);
    made.type = "button";
    return made;
  }

  // The output of the next cell, and those of the cells that follow it without a word in between.
  function nextOutputs(box) {
    const follows = (node) => box.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    const first = Array.from(document.querySelectorAll("div.cell > .cell_output")).find(follows);
    const outputs = first ? [first] : [];
    for (let cell = first?.parentElement.nextElementSibling; cell?.matches("div.cell"); cell = cell.nextElementSibling)
      outputs.push(...cell.querySelectorAll(":scope > .cell_output"));
    return outputs;
  }

  function answerButtons(list) {
    const group = element("div", "sg-answers");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Your prediction");
    for (const item of list.children) {
      const choice = button("sg-answer");
      choice.setAttribute("aria-pressed", "false");
      const source = item.children.length === 1 && item.firstElementChild.tagName === "P" ? item.firstElementChild : item;
      choice.append(...Array.from(source.childNodes, (node) => node.cloneNode(true)));
      group.append(choice);
    }
    return group;
  }

  function coverUp(outputs) {
    const cover = element("div", "sg-cover");
    const show = button("sg-show", "Show me");
    cover.append(element("span", "", "Predict first; the output is covered."), show);
    outputs[0].before(cover);
    for (const output of outputs) output.hidden = true;
    return { cover, show };
  }

  function pin(output, chosen) {
    const line = element("p", "sg-predicted", "You predicted ");
    const said = element("strong", "");
    said.append(...Array.from(chosen.childNodes, (node) => node.cloneNode(true)));
    line.append(said, ".");
    output.append(line);
  }

  function arm(box) {
    const lists = box.querySelectorAll(":scope > ul, :scope > ol");
    const outputs = nextOutputs(box);
    if (!lists.length || !outputs.length) return;
    const list = lists[lists.length - 1];
    const group = answerButtons(list);
    const status = element("p", "sg-status", "Choose first; then look at the output.");
    status.setAttribute("role", "status");
    list.replaceWith(group, status);
    const { cover, show } = coverUp(outputs);
    let settled = false;

    function settle(chosen) {
      if (settled) return;
      settled = true;
      cover.remove();
      for (const output of outputs) output.hidden = false;
      for (const choice of group.children) choice.setAttribute("aria-disabled", "true");
      if (!chosen) {
        status.textContent = "Shown without a prediction.";
        outputs[0].tabIndex = -1;
        outputs[0].focus({ preventScroll: true });
        return;
      }
      chosen.setAttribute("aria-pressed", "true");
      status.textContent = "Noted: " + chosen.textContent.trim() + ". The output of the next cell is open.";
      pin(outputs[0], chosen);
    }

    for (const choice of group.children) choice.addEventListener("click", () => settle(choice));
    show.addEventListener("click", () => settle(null));
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".admonition.predict").forEach(arm);
  });
})();
