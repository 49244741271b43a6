// What a reader takes away: the link to the setting, and the Python that does the same. Imports tools.js.
(() => {
  "use strict";
  const play = window.sgPlay, $ = play.$;
  const TOKENS = /(#.*)|("""[\s\S]*?"""|f?"[^"\n]*")|\b(from|import|for|in|def|while|yield|return|if|else)\b|\b(\d[\d.e-]*)\b/g;
  const KINDS = ["c1", "s2", "k", "mi"];
  const REST = 250; // ms without a change, then the link goes into the address bar: browsers mind to be told at each move
  const THANKS = 2000; // ms that a button says "Copied"
  let link = null, timer = 0;

  function write() {
    clearTimeout(timer);
    if (location.hash.slice(1) !== link) history.replaceState(null, "", link ? `#${link}` : location.pathname);
  }

  function follow() {
    if (link === play.state.link) return;
    link = play.state.link;
    clearTimeout(timer);
    timer = setTimeout(write, REST);
  }

  // The reader has come with another link, or has typed one.
  function open() {
    clearTimeout(timer);
    link = null;
    play.send({ do: "open", link: location.hash });
  }

  function show(text) {
    const box = $(".pg-code pre");
    let end = 0;
    box.textContent = "";
    for (const match of text.matchAll(TOKENS)) {
      const kind = KINDS[[1, 2, 3, 4].findIndex((group) => match[group])];
      box.append(text.slice(end, match.index), play.make("span", { class: kind }, match[0]));
      end = match.index + match[0].length;
    }
    box.append(text.slice(end));
  }

  function toggle() {
    const button = $("#pg-show"), opening = button.getAttribute("aria-expanded") === "false";
    button.setAttribute("aria-expanded", opening);
    button.lastElementChild.textContent = opening ? "Hide the code" : "Show the code";
    $(".pg-code").hidden = !opening;
    if (!opening) return show(""); // what it says then may have become old
    play.send({ do: "code" });
    play.look($(".pg-code"));
  }

  // The button itself says it, so that nothing moves.
  function thank(button, what) {
    const face = button.lastElementChild ?? button, words = face.textContent;
    button.style.minWidth = `${button.offsetWidth}px`;
    face.textContent = "Copied";
    play.announce(`${what} copied.`);
    setTimeout(() => { face.textContent = words; }, THANKS);
  }

  async function copy(button, text, what) {
    try {
      await navigator.clipboard.writeText(text);
      if ((button.lastElementChild ?? button).textContent !== "Copied") thank(button, what);
    } catch {
      play.note(`The browser does not let a page copy. ${what === "Link" ? "The link is in the address bar." : "Select the code and copy it."}`);
    }
  }

  function copyLink() {
    write();
    copy($("#pg-copy"), location.href, "Link");
  }

  play.openLink = open;
  play.setUpShare = () => {
    $("#pg-show").addEventListener("click", toggle);
    $("#pg-copy").addEventListener("click", copyLink);
    $("#pg-copy-code").addEventListener("click", ({ currentTarget }) => copy(currentTarget, $(".pg-code pre").textContent, "Code"));
    window.addEventListener("hashchange", open);
  };

  play.on("state", () => {
    const { code } = play.state;
    if (play.ready()) follow();
    if (code) show(code);
    else if (!play.training && play.ready() && !$(".pg-code").hidden) play.send({ do: "code" });
  });
})();
