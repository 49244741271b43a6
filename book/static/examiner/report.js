// Puts a report into the page: links to the museum, to chapters, to the lines in the editor. Imports nothing.
// The scripts of the examiner share one global object, sgExam: plain scripts also run from the disk, where modules do not.
(() => {
  "use strict";
  const exam = (window.sgExam = { recorded: {}, limit: 10_000 });
  exam.root = document.querySelector(".ex");
  exam.$ = (selector) => exam.root.querySelector(selector);
  exam.about = JSON.parse(document.querySelector(".ex-about").textContent);

  exam.make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  exam.button = (text, act) => {
    const made = exam.make("button", { type: "button" }, text);
    made.addEventListener("click", act);
    return made;
  };
  exam.say = (text) => { exam.$("#ex-live").textContent = text; };

  function link(place, { title, href }) {
    place.replaceChildren(exam.make("a", { href }, title));
  }

  // The list of names leads to the findings, and each finding to its line.
  function connect(report, go) {
    const sections = report.querySelectorAll(".sg-exam-finding");
    report.querySelectorAll(".sg-exam-names li > span:first-child").forEach((name, i) => {
      sections[i].id = `ex-${i + 1}`;
      link(name, { title: name.textContent, href: `#ex-${i + 1}` });
    });
    report.querySelectorAll("[data-room]").forEach((room) => link(room, exam.about.rooms[room.dataset.room]));
    report.querySelectorAll("[data-chapter]").forEach((one) => link(one, exam.about.chapters[one.dataset.chapter]));
    report.querySelectorAll("[data-line]").forEach((where) => {
      where.firstElementChild.append(" ", exam.button("Show it in the editor", () => go(Number(where.dataset.line))));
    });
  }

  // go(line) shows a line of the code; again() checks once more, where that can be done.
  exam.show = ({ html, text, verdict }, { go, again }) => {
    const report = exam.$(".ex-report");
    report.innerHTML = html;
    connect(report, go);
    const copy = exam.button("Copy the report", async () => {
      await navigator.clipboard.writeText(text);
      copy.textContent = "✓ Copied";
      exam.say("The report is copied.");
    });
    const end = exam.make("p", { class: "ex-end" }, ...(again ? [exam.button("Check again", again)] : []));
    if (navigator.clipboard) end.append(copy);
    report.append(end);
    const head = report.querySelector(".sg-exam-verdict");
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
    head.scrollIntoView({ block: "start", behavior: "instant" });
    exam.say(`Done. ${verdict}`);
  };
})();
