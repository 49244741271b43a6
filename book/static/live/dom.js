/* Small helpers to make elements. Imports nothing. */

const SHAPES = {
  run: '<path fill="currentColor" stroke="none" d="M4.5 3v10a.8.8 0 0 0 1.2.7l8-5a.8.8 0 0 0 0-1.4l-8-5a.8.8 0 0 0-1.2.7z"/>',
  stop: '<rect x="4" y="4" width="8" height="8" rx="1" fill="currentColor" stroke="none"/>',
  reset: '<path d="M3 8a5 5 0 1 0 1.7-3.75M3 2.5v3h3"/>',
  check: '<path d="M3 8.5 6.5 12 13 4.5"/>',
  cross: '<path d="M4 4l8 8M12 4l-8 8"/>',
  pen: '<path d="M3 13l.7-2.8 7.4-7.4 2.1 2.1-7.4 7.4z"/>',
  clock: '<circle cx="8" cy="8" r="5.5"/><path d="M8 5v3.2l2 1.3"/>',
  busy: '<path d="M8 2.5A5.5 5.5 0 1 1 2.5 8"/>',
  network: '<circle cx="8" cy="8" r="5.5"/><path d="M2.5 8h11M8 2.5c-4 3.500-4 7.500 0 11 4-3.500 4-7.500 0-11"/>',
  offline: '<path d="M2 2l12 12M4.600 7.200A5 5 0 0 1 6 6.300M8 5.800c1.300 0 2.500.5 3.400 1.400M1.900 4.900a9 9 0 0 1 1.700-1.200M6.300 2.800A9 9 0 0 1 14.100 4.900"/><circle cx="8" cy="12.300" r=".8"/>',
  todo: '<circle cx="8" cy="8" r="4.500"/>',
};

/* An icon, which says nothing to a screen reader: words stand beside it. */
export function icon(name) {
  const holder = document.createElement("span");
  holder.className = `sg-live-icon sg-live-icon-${name}`;
  holder.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${SHAPES[name]}</svg>`;
  return holder;
}

export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

export function button(className, act, ...children) {
  const made = element("button", `sg-live-button ${className}`, ...children);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/* Words that only a screen reader says: " cell 4" after "Run". */
export function unseen(text) {
  return element("span", "visually-hidden", text);
}

/* "4 ms", "3.2 s", "12 s" */
export function duration(seconds) {
  if (seconds < 1) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/* How far Python is, in words; share: of its files, or undefined when they are there. */
export function progress({ loaded, total }) {
  if (loaded === undefined) return { words: "Python is starting" };
  return { words: `Loading Python: ${(loaded / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`, share: loaded / total };
}

/* "a", "a and b", "a, b and c" */
export function list(words) {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join();
}
