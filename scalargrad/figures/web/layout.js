/* Where everything is in a figure of attention, in px: letters, keys, scores, weights, values and matrix share their columns.
   On a wide page the guess and the vectors stand beside them, on a narrow one below. */

const ROWS = { tile: 106, keys: 146, scores: 200, weights: 224, values: 252 }; // the top of each
const HIGH = { tile: 32, strip: 48, score: 20, weight: 22, cell: 16, number: 14, chance: 21 };
const BESIDE = 178; // the least width of what stands beside the columns
const LEAST = { wide: 27, narrow: 23 }, MOST = 33; // px of a column

export function layout(width, count, size) {
  const isWide = width >= 78 + LEAST.wide * count + BESIDE;
  const label = isWide ? 60 : 46;
  const room = (isWide ? width - 18 - 14 - BESIDE + 14 : width - 3) - label;
  const column = Math.max(isWide ? LEAST.wide : LEAST.narrow, Math.min(MOST, Math.floor(room / count)));
  const end = label + column * count;
  const beside = isWide ? { x: end + 18, width: Math.min(260, width - end - 32) } : { x: 14, width: width - 28 };
  const vectors = isWide ? 206 : 328, below = vectors + 8 + HIGH.number * size;
  const chances = isWide ? 14 : below + 24;
  const matrix = isWide ? 338 : chances + 214;
  const legend = isWide ? Math.max(matrix, below + 14) : matrix + HIGH.cell * count + 12;
  const height = Math.max(matrix + HIGH.cell * count, legend + 60) + 14;
  return {
    ...ROWS, high: HIGH, isWide, label, column, beside, vectors, chances, matrix, legend, height, end,
    width: Math.max(width, end + 3), across: Math.max(12, count - 1),
    left: (place) => label + column * place,
    middle: (place) => label + column * (place + 0.5),
    brief: (text) => column < 30 ? text.replace(/^(−?)0(?=\.\d)/, "$1") : text, // where columns are narrow, no zero before the point
  };
}
