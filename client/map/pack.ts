/** A rectangle that is to be put somewhere. */
interface Box {
  readonly width: number;
  readonly height: number;
}

interface Packed {
  /** The upper left corners, in the order of the boxes. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
}

/** Widths that are tried, as parts of that of a square of all boxes in the wanted ratio. */
const TRIED = [0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2];

/** Puts boxes into rows from left to right, in their order, so that all of them together come close to a ratio. */
export function pack(boxes: readonly Box[], ratio: number, gap: number): Packed {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(0, ...boxes.map(({ width }) => width));
  const tried = TRIED.map((part) => rows(boxes, Math.max(widest, Math.sqrt(area * ratio) * part), gap));
  // What is shown smallest in a window of that ratio is the worst.
  const scale = ({ width, height }: Packed) => 1 / Math.max(width, height * ratio);
  return tried.reduce((best, one) => (scale(one) > scale(best) ? one : best));
}

/** In a row as high as its first box, lower ones stand below each other. */
function rows(boxes: readonly Box[], most: number, gap: number): Packed {
  const places: { x: number; y: number }[] = [];
  let row = { top: 0, height: 0 };
  let column = { left: 0, width: 0, bottom: 0 };
  let width = 0;
  for (const box of boxes) {
    const below = column.bottom + gap;
    const fits = below + box.height <= row.top + row.height && box.width <= column.width;
    if (places.length > 0 && !fits) {
      const left = column.left + column.width + gap;
      if (left + box.width > most) {
        row = { top: row.top + row.height + gap, height: box.height };
        column = { left: 0, width: box.width, bottom: row.top };
      } else {
        column = { left, width: box.width, bottom: row.top };
      }
    } else if (places.length === 0) {
      row = { top: 0, height: box.height };
      column = { left: 0, width: box.width, bottom: 0 };
    }
    const y = fits && places.length > 0 ? below : column.bottom;
    places.push({ x: column.left, y });
    column = { ...column, bottom: y + box.height };
    row = { ...row, height: Math.max(row.height, y + box.height - row.top) };
    width = Math.max(width, column.left + column.width);
  }
  return { places, width, height: row.top + row.height };
}
