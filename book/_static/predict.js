/* Predict boxes: the list becomes buttons, and the next cell's output stays covered until one is chosen.
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

  function nextOutput(box) {
    const follows = (node) => box.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    return Array.from(document.querySelectorAll("div.cell > .cell_output")).find(follows);
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

  function coverUp(output) {
    const cover = element("div", "sg-cover");
    const show = button("sg-show", "Show me");
    cover.append(element("span", "", "Predict first; the output is covered."), show);
    output.before(cover);
    output.hidden = true;
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
    const output = nextOutput(box);
    if (!lists.length || !output) return;
    const list = lists[lists.length - 1];
    const group = answerButtons(list);
    const status = element("p", "sg-status", "Choose first; then look at the output.");
    status.setAttribute("role", "status");
    list.replaceWith(group, status);
    const { cover, show } = coverUp(output);
    let settled = false;

    function settle(chosen) {
      if (settled) return;
      settled = true;
      cover.remove();
      output.hidden = false;
      for (const choice of group.children) choice.setAttribute("aria-disabled", "true");
      if (!chosen) {
        status.textContent = "Shown without a prediction.";
        output.tabIndex = -1;
        output.focus({ preventScroll: true });
        return;
      }
      chosen.setAttribute("aria-pressed", "true");
      status.textContent = "Noted: " + chosen.textContent.trim() + ". The output of the next cell is open.";
      pin(output, chosen);
    }

    for (const choice of group.children) choice.addEventListener("click", () => settle(choice));
    show.addEventListener("click", () => settle(null));
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".admonition.predict").forEach(arm);
  });
})();
