/* The box "Continue my dinosaur": a beginning and a temperature go to the Python of the box, and next letters and names come back.
   No number is computed here. Python is loaded when a reader first acts. Imports mind and paint. */

import { Mind } from "./mind.js";
import { paintBars, paintNames } from "./paint.js";

const WORDS = {
  cold: "Cold: nearly always the likeliest letter. The names become alike.",
  hot: "Hot: unlikely letters get their chance. The names fall apart.",
  between: "Lower is safer, higher is bolder; the same beginning, temperature and press always give the same names.",
  full: (most) => `${most} letters are as many as a name may have.`,
  end: "It drew “end”: the name is finished.",
};

export async function enliven() {
  if (document.readyState === "loading")
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  for (const root of document.querySelectorAll(".sg-dino")) new Box(root);
}

class Box {
  #press = 0;
  #mind;

  constructor(root) {
    this.find = (part) => root.querySelector(`.sg-dino-${part}`);
    const { code, most } = JSON.parse(root.querySelector("script").textContent);
    this.most = most;
    this.#mind = new Mind(code, (words) => this.#note(words));
    const acts = { finish: () => this.#finish(), next: () => this.#next(), clear: () => this.#clear() };
    for (const [name, act] of Object.entries(acts)) this.find(name).addEventListener("click", act);
    this.find("start").addEventListener("input", () => this.#type());
    this.find("start").addEventListener("keydown", (event) => event.key === "Enter" && this.#finish());
    this.find("heat").addEventListener("input", () => this.#change());
    for (const part of ["start", "heat", "finish", "next", "clear"]) this.find(part).disabled = false;
    this.#note();
  }

  get #asked() {
    return { beginning: this.find("start").value, temperature: Number(this.find("heat").value) };
  }

  #type() {
    const field = this.find("start"), letters = field.value.toLowerCase().replace(/[^a-z]/g, "").slice(0, this.most);
    if (letters !== field.value) field.value = letters;
    this.#change();
  }

  /* Another beginning or temperature: other bars, and the presses are counted anew. */
  async #change() {
    const asked = this.#asked, heat = this.find("heat");
    this.#press = 0;
    this.find("degree").textContent = heat.ariaValueText = asked.temperature.toFixed(1);
    this.find("next").disabled = asked.beginning.length >= this.most;
    this.#note();
    const { bars } = await this.#mind.latest({ do: "look", ...asked });
    paintBars(this.find("bars"), bars, asked.beginning);
  }

  async #finish() {
    const asked = this.#asked;
    const { names } = await this.#mind.ask({ do: "finish", ...asked, press: this.#press++ });
    paintNames(this.find("names"), names, asked);
    this.#say(names.map(([name]) => name).join(", "));
  }

  async #next() {
    const asked = this.#asked;
    const { letter } = await this.#mind.ask({ do: "next", ...asked, press: this.#press++ });
    if (asked.beginning !== this.#asked.beginning) return; // the reader has typed since
    if (letter === "end") return this.#end();
    this.find("start").value += letter;
    this.#say(letter);
    await this.#change();
  }

  #end() {
    this.#note(WORDS.end);
    this.#say(WORDS.end);
  }

  #clear() {
    this.find("start").value = "";
    this.find("start").focus();
    this.#change();
  }

  /* What Python says while it is loaded; else what there is to say about beginning and temperature. */
  #note(words) {
    const { beginning, temperature } = this.#asked;
    const about = beginning.length >= this.most ? WORDS.full(this.most) : temperature <= 0.3 ? WORDS.cold : temperature >= 1.4 ? WORDS.hot : WORDS.between;
    this.find("note").textContent = words || about;
  }

  #say(text) {
    this.find("said").textContent = text;
  }
}
