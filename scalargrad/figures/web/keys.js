/* The keys of a figure: arrows, Home, End, Space, Enter, Escape. */

export function press(figure, event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const act = actions(figure, event.target)[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/* What each key does where the focus is; the range and the buttons have keys of their own. */
function actions(figure, target) {
  const box = figure.picture.boxes.find(({ button }) => button === target);
  const steps = {
    ArrowRight: () => figure.move(figure.position + 1, true),
    ArrowLeft: () => figure.move(figure.position - 1),
    Home: () => figure.move(0),
    End: () => figure.move(figure.model.last),
  };
  return {
    ...(target === figure.track.range ? {} : steps),
    Escape: figure.selected === undefined ? undefined : () => figure.select(undefined),
    ArrowDown: box && (() => neighbor(figure, box, 1)),
    ArrowUp: box && (() => neighbor(figure, box, -1)),
    Enter: box && (() => figure.tap(box.button)),
    " ": target.closest("button, summary") ? undefined : () => figure.player.toggle(),
  };
}

function neighbor(figure, box, by) {
  const { boxes } = figure.picture;
  figure.focusBox(boxes.at((boxes.indexOf(box) + by) % boxes.length));
}
