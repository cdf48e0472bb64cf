/** The values of a cubic curve that draws the same as a quadratic one: from `x`, `y` with the control point and the end `values`. */
export function cubicValues(x: number, y: number, values: readonly number[]): number[] {
  const [cx, cy, toX, toY] = values as [number, number, number, number];
  const third = (from: number, control: number) => from + ((control - from) * 2) / 3;
  return [third(x, cx), third(y, cy), third(toX, cx), third(toY, cy), toX, toY];
}
