/**
 * Takes the filters off rows of PNG in place (ISO/IEC 15948, section 9): each is `length` bytes behind one byte that
 * names its filter, and a byte belongs to that of the pixel before it, `distance` bytes earlier.
 */
export function unfilter(rows: Uint8Array, length: number, distance: number): void {
  for (let start = 1; start < rows.length; start += length + 1) {
    const above = start - length - 1;
    switch (rows[start - 1]) {
      case 1:
        for (let k = distance; k < length; k++) rows[start + k]! += rows[start + k - distance]!;
        break;
      case 2:
        if (above > 0) for (let k = 0; k < length; k++) rows[start + k]! += rows[above + k]!;
        break;
      case 3:
        for (let k = 0; k < length; k++) {
          const left = k < distance ? 0 : rows[start + k - distance]!;
          rows[start + k]! += (left + (above > 0 ? rows[above + k]! : 0)) >> 1;
        }
        break;
      case 4:
        for (let k = 0; k < length; k++) {
          const left = k < distance ? 0 : rows[start + k - distance]!;
          const up = above > 0 ? rows[above + k]! : 0;
          const corner = above > 0 && k >= distance ? rows[above + k - distance]! : 0;
          rows[start + k]! += paeth(left, up, corner);
        }
    }
  }
}

/** Whichever of the three is nearest to left + up - corner, in this order. */
function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
