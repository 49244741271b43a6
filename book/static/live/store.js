/* The reader's edits, kept in this browser: for each page, from a printed source to the reader's version of it. A printed
   source that is no longer in the book takes its edit with it. Where the browser keeps nothing, edits last as long as the
   page. Imports nothing. */

const KEY = `sg-live ${location.pathname}`;

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function write(edits) {
  try {
    if (Object.keys(edits).length) localStorage.setItem(KEY, JSON.stringify(edits));
    else localStorage.removeItem(KEY);
  } catch { /* private windows and full disks refuse */ }
}

/* Drop the edits of sources that the page no longer has. */
export function prune(printed) {
  write(Object.fromEntries(Object.entries(read()).filter(([source]) => printed.includes(source))));
}

export function edited(printed) {
  return read()[printed];
}

/* Keep the reader's version, or forget it where it is the printed one. */
export function keep(printed, source) {
  const { [printed]: _, ...others } = read();
  write(source === printed ? others : { ...others, [printed]: source });
}
