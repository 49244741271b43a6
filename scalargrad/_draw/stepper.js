/* <sg-stepper>: a drawing of the package that can be stepped through. It holds the still picture and the steps as JSON; this script puts
   the live figure in the place of the picture. Uses the other stepper_*.js. */
(() => {
  "use strict";
  const figures = globalThis.scalargradFigures;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const PREFIX = "data:image/svg+xml,";
  const PAUSE = { short: 1300, long: 800, many: 24 }; // ms for each step; in a play of many steps they are shorter

  class Stepper extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.begin(), { once: true });
      else this.begin();
    }

    disconnectedCallback() {
      this.pause();
    }

    begin() {
      const steps = this.querySelector('script[type="application/json"]');
      if (this.shadowRoot || !steps || !this.querySelector("picture")) return;
      this.model = new figures.Model(JSON.parse(steps.textContent));
      this.words = new figures.Words(this.model);
      this.position = this.model.start;
      this.dataset.lmSuppressShortcuts = "true"; // JupyterLab leaves our keys to us
      this.classList.toggle("dark", document.body.dataset.jpThemeLight === "false");
      this.parentElement.style.overflow = "visible"; // what is wide scrolls in the stage; the foot sticks to the window
      this.attachShadow({ mode: "open" }).innerHTML = `<style class="drawn"></style><style>${figures.style}</style>${figures.skeleton}`;
      this.find = (selector) => this.shadowRoot.querySelector(selector);
      this.figure = this.find(".figure");
      this.figure.setAttribute("aria-label", this.model.label);
      this.track = new figures.Track(this.find(".scrub"), this.model, this.words);
      this.find(".legend").innerHTML = figures.key(this.model.backward);
      this.load();
      this.listen();
    }

    /* Take the picture for this width out of its address. */
    load() {
      const source = this.querySelector("source");
      this.media ??= source && matchMedia(source.media);
      const address = this.media?.matches ? source.srcset : this.querySelector("img").getAttribute("src");
      const parsed = new DOMParser().parseFromString(decodeURIComponent(address.slice(PREFIX.length)), "image/svg+xml");
      const svg = document.importNode(parsed.documentElement, true);
      const style = svg.querySelector("style");
      this.find(".drawn").textContent = style.textContent.replace(/:root\{.*?\}/g, ""); // its tokens are those of the page
      style.remove();
      this.find(".stage").replaceChildren(svg);
      this.picture = new figures.Picture(svg, this.model, this.words);
      this.picture.rest(this.position);
      if (this.open) this.show();
    }

    listen() {
      const press = { first: () => this.move(0), back: () => this.move(this.position - 1), forward: () => this.move(this.position + 1, true), play: () => this.toggle(), begin: () => this.start() };
      for (const [name, act] of Object.entries(press)) this.find(`button.${name}`).addEventListener("click", act);
      this.track.range.addEventListener("input", () => this.move(+this.track.range.value));
      this.figure.addEventListener("keydown", (event) => this.key(event));
      this.find(".stage").addEventListener("click", (event) => this.tap(event.target.closest("[role=button]")));
      this.find(".strip").addEventListener("click", (event) => event.target.closest(".close") && this.select(undefined));
      this.media?.addEventListener("change", () => this.load());
      new ResizeObserver(() => this.open && this.measure()).observe(this);
      const use = () => this.figure.classList.add("used");
      this.figure.addEventListener("pointerdown", use);
      this.figure.addEventListener("focusin", use);
      new IntersectionObserver(([seen]) => seen.isIntersecting || this.figure.classList.remove("used")).observe(this.find(".stage"));
    }

    /* What "Step through" does: to the place between the passes. */
    start() {
      this.unfold();
      this.go(this.model.backward ? this.model.mark : 0);
      this.find("button.play").focus({ preventScroll: true });
    }

    /* From the still figure to the one with controls. */
    unfold() {
      this.open = true;
      this.find(".rest").hidden = true;
      this.find(".foot").hidden = this.find(".legend").hidden = false;
      this.measure();
    }

    /* Reserve the tallest sentence, so that the controls never move. */
    measure() {
      if (this.width === this.clientWidth || !this.clientWidth) return;
      this.width = this.clientWidth;
      const strip = this.find(".strip");
      strip.style.minHeight = "";
      let tallest = 0;
      for (let position = 0; position <= this.model.last; position += 1) {
        strip.innerHTML = this.words.sentence(position);
        tallest = Math.max(tallest, strip.offsetHeight);
      }
      strip.style.minHeight = `${tallest}px`;
      this.track.draw();
      this.show();
    }

    /* Everything follows from the position and the selected node. */
    show() {
      const { mark, last } = this.model;
      this.picture.show(this.position, this.selected);
      this.find(".strip").innerHTML = this.selected === undefined ? this.words.sentence(this.position) : this.words.panel(this.selected, this.position);
      this.track.show(this.position);
      this.find(".count").innerHTML = `<b>${this.position}</b> / ${last}`;
      for (const name of ["first", "back"]) this.find(`button.${name}`).setAttribute("aria-disabled", this.position === 0);
      this.find("button.forward").setAttribute("aria-disabled", this.position === last);
      this.follow();
    }

    /* In a picture that scrolls, the node of the step comes into view. */
    follow() {
      const stage = this.find(".stage");
      const box = this.picture.boxes.find(({ node }) => node === this.model.frames[this.position].node)?.group;
      if (!box || stage.scrollWidth <= stage.clientWidth + 2) return;
      const [{ left, width }, view] = [box.getBoundingClientRect(), stage.getBoundingClientRect()];
      stage.scrollTo({ left: stage.scrollLeft + left - view.left + (width - view.width) / 2, behavior: still.matches ? "auto" : "smooth" });
    }

    go(position, run = false) {
      if (!this.open) this.unfold();
      const to = Math.max(0, Math.min(this.model.last, position));
      const moved = to !== this.position;
      this.position = to;
      this.selected = undefined;
      this.show();
      if (run && moved && !still.matches) this.picture.run();
      if (!this.timer) this.say(this.words.spoken(to));
    }

    /* What a reader does stops the play. */
    move(position, run) {
      this.pause();
      this.go(position, run);
    }

    toggle() {
      if (this.timer) {
        this.pause();
        this.say(this.words.spoken(this.position));
      } else this.play();
    }

    /* Play to the end of this pass. */
    play() {
      if (!this.open) this.unfold();
      const { mark, last, backward } = this.model;
      if (this.position === last) this.position = 0;
      const goal = this.position < mark && backward ? mark : last;
      const pause = last > PAUSE.many ? PAUSE.long : PAUSE.short;
      this.timer = setInterval(() => {
        this.go(this.position + 1, true);
        if (this.position >= goal) this.toggle();
      }, pause);
      this.showPlay();
      this.go(this.position + 1, true);
      if (this.position >= goal) this.toggle();
    }

    pause() {
      clearInterval(this.timer);
      this.timer = undefined;
      if (this.shadowRoot) this.showPlay();
    }

    showPlay() {
      const button = this.find("button.play");
      button.setAttribute("aria-label", this.timer ? "Pause" : "Play");
      button.innerHTML = figures.icon(this.timer ? "pause" : "play");
    }

    tap(button) {
      const box = this.picture.boxes.find((box) => box.button === button);
      if (box) this.select(this.selected === box.node ? undefined : box.node);
    }

    select(node) {
      this.pause();
      if (!this.open) this.unfold();
      const box = this.picture.boxes.find((box) => box.node === (node ?? this.selected));
      this.selected = node;
      this.show();
      this.focusBox(box);
      this.say(node === undefined ? this.words.spoken(this.position) : `${this.words.node(node, this.position)}. ${this.words.paths(node)}`);
    }

    focusBox(box) {
      for (const { button } of this.picture.boxes) button.setAttribute("tabindex", button === box.button ? 0 : -1);
      box.button.focus({ preventScroll: true });
    }

    key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const target = event.target;
      const box = this.picture.boxes.find(({ button }) => button === target);
      const inRange = target === this.track.range;
      const acts = {
        ArrowRight: inRange ? undefined : () => this.move(this.position + 1, true),
        ArrowLeft: inRange ? undefined : () => this.move(this.position - 1),
        Home: inRange ? undefined : () => this.move(0),
        End: inRange ? undefined : () => this.move(this.model.last),
        Escape: this.selected === undefined ? undefined : () => this.select(undefined),
        ArrowDown: box && (() => this.neighbor(box, 1)),
        ArrowUp: box && (() => this.neighbor(box, -1)),
        Enter: box && (() => this.tap(box.button)),
        " ": target.closest("button, summary") ? undefined : () => this.toggle(),
      };
      if (!acts[event.key]) return;
      event.preventDefault();
      event.stopPropagation();
      acts[event.key]();
    }

    neighbor(box, by) {
      const boxes = [...this.picture.boxes].sort((one, other) => one.node - other.node);
      this.focusBox(boxes.at((boxes.indexOf(box) + by) % boxes.length));
    }

    say(text) {
      this.find("[role=status]").textContent = text;
    }
  }

  if (!customElements.get("sg-stepper")) customElements.define("sg-stepper", Stepper);
})();
