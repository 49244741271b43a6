// Pictures of the plane on a canvas: fields of color, the line where the answer changes, the points. Imports tools.js.
(() => {
  "use strict";
  const play = window.sgPlay;

  // The place of a class among the colors and the marks; of two classes the labels are -1 and 1.
  play.kindOf = (label) => Math.max(0, label);
  play.SHAPES = ["circle", "triangle", "square"];

  // What stands for less and for more than 0: two classes, or where there are three the class of a score.
  function ends(column, row, last) {
    if (play.scene.scores === 1) return ["class-0", "class-1"];
    return ["ink-2", column === last ? `class-${row}` : "data"];
  }

  // The colors of answers from -1 to 1, by thirds of bytes.
  function ramp(strength, names) {
    const ends = names.map((name) => play.rgb(play.colors[name])), ground = play.rgb(play.colors.page);
    const table = new Uint8ClampedArray(3 * 257);
    for (let i = 0; i <= 256; i++) {
      const share = Math.abs(i - 128) / 128 * strength, end = ends[i < 128 ? 0 : 1];
      for (let c = 0; c < 3; c++) table[3 * i + c] = ground[c] + (end[c] - ground[c]) * share;
    }
    return table;
  }

  // What counts as full color: 1, or more in a picture that reaches further on both sides.
  const fullColor = (numbers, column, last) => {
    if (column === last && play.scene.scores === 1) return 1;
    let most = 0;
    for (const number of numbers) if (Math.abs(number) > most) most = Math.abs(number);
    return column === 0 || most > 1 ? most : 1;
  };

  // A picture of n times n numbers as a small canvas, to be drawn larger.
  // A picture of n times n fields, drawn over a canvas; `place` says where in a table of bytes the color of a field is.
  play.paintFields = (canvas, n, table, place) => {
    const small = play.make("canvas"), context = canvas.getContext("2d");
    small.width = small.height = n;
    const pen = small.getContext("2d"), image = pen.createImageData(n, n);
    for (let i = 0; i < n * n; i++) {
      const at = 3 * place(i);
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = table[at + c];
      image.data[4 * i + 3] = 255;
    }
    pen.putImageData(image, 0, 0);
    context.imageSmoothingQuality = "high";
    context.drawImage(small, 0, 0, canvas.width, canvas.height);
  };

  const level = (share) => 128 + Math.round(128 * Math.max(-1, Math.min(1, share))) || 0;

  // What a neuron says over the plane.
  play.fill = (canvas, numbers, n, strength, [column, row], last) => {
    const full = fullColor(numbers, column, last);
    play.paintFields(canvas, n, ramp(strength, ends(column, row, last)), (i) => level(numbers[i] / full));
  };

  // The fields of three classes: in the color of the most probable one, pale where it has hardly more than a third.
  play.fillClasses = (canvas, shares, n, strength) => {
    const tables = shares.flatMap((_, k) => [...ramp(strength, ["page", `class-${k}`])]);
    play.paintFields(canvas, n, tables, (i) => {
      let first = 0;
      for (let k = 1; k < shares.length; k++) if (shares[k][i] > shares[first][i]) first = k;
      return 257 * first + level(1.5 * shares[first][i] - 0.5);
    });
  };

  // Give a canvas as many pixels as the screen has there.
  play.sharpen = (canvas, size) => {
    const pixels = Math.round(size * (window.devicePixelRatio || 1));
    if (canvas.width !== pixels || canvas.height !== pixels) canvas.width = canvas.height = pixels;
    return pixels / size;
  };

  // Where the picture crosses 0: short pieces [x1, y1, x2, y2] in shares of the side (marching squares).
  play.crossing = (numbers, n) => {
    // Beyond the outermost numbers, at the edge itself, the picture goes on as it came.
    const on = (at, inner, outer) => 1.5 * at(outer) - 0.5 * at(inner);
    const inRow = (j, i) => (i < 0 ? on((k) => numbers[j * n + k], 1, 0) : i >= n ? on((k) => numbers[j * n + k], n - 2, n - 1) : numbers[j * n + i]);
    const value = (i, j) => (j < 0 ? on((k) => inRow(k, i), 1, 0) : j >= n ? on((k) => inRow(k, i), n - 2, n - 1) : inRow(j, i));
    const place = (i) => Math.max(0, Math.min(1, (i + 0.5) / n));
    const pieces = [];
    for (let j = -1; j < n; j++) {
      for (let i = -1; i < n; i++) {
        const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]].map(([a, b]) => [place(a), place(b), value(a, b)]);
        const cuts = corners.map((corner, k) => cut(corner, corners[(k + 1) % 4])).filter(Boolean);
        for (let k = 0; k + 1 < cuts.length; k += 2) pieces.push([...cuts[k], ...cuts[k + 1]]);
      }
    }
    return pieces;
  };

  function cut([x1, y1, a], [x2, y2, b]) {
    if (a > 0 === b > 0) return null;
    const share = a / (a - b);
    return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  }

  play.stroke = (context, pieces, size, color, width) => {
    context.beginPath();
    for (const [x1, y1, x2, y2] of pieces) {
      context.moveTo(x1 * size, y1 * size);
      context.lineTo(x2 * size, y2 * size);
    }
    Object.assign(context, { strokeStyle: color, lineWidth: width, lineCap: "round" });
    context.stroke();
  };

  // A circle, a triangle or a square; filled to train on, hollow to test with.
  play.mark = (context, x, y, label, radius, hollow) => {
    const kind = play.kindOf(label), color = play.colors[`class-${kind}`];
    context.beginPath();
    if (kind === 0) context.arc(x, y, radius, 0, 2 * Math.PI);
    else if (kind === 2) context.rect(x - 0.9 * radius, y - 0.9 * radius, 1.8 * radius, 1.8 * radius);
    else {
      context.moveTo(x, y - 1.2 * radius);
      context.lineTo(x + 1.1 * radius, y + 0.8 * radius);
      context.lineTo(x - 1.1 * radius, y + 0.8 * radius);
      context.closePath();
    }
    context.lineJoin = "round";
    context.fillStyle = hollow ? play.colors.page : color;
    context.strokeStyle = hollow ? color : play.colors.page;
    context.lineWidth = radius * (hollow ? 0.36 : 0.25);
    context.fill();
    context.stroke();
  };

  // From the plane to shares of the side of a picture, and back.
  play.toShare = ([cx, cy, half], x, y) => [(x - cx + half) / (2 * half), (cy + half - y) / (2 * half)];
  play.toPlane = ([cx, cy, half], right, down) => [cx - half + 2 * half * right, cy + half - 2 * half * down];
})();
