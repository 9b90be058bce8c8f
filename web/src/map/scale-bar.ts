/** Longest bar in pixels; the shortest is some half of it. */
const MOST_PX = 110

/** A round length that takes between 50 and 110 pixels, for the bar that says how large the map is. */
export function scaleBar(metresPerPixel: number): { width: number; text: string } {
  const most = metresPerPixel * MOST_PX
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = [5, 2, 1].map((n) => n * power).find((length) => length <= most) ?? power
  return {
    width: metres / metresPerPixel,
    text: metres >= 1000 ? `${metres / 1000} km` : `${metres} m`,
  }
}
