/** A distribution in bins of one width, and classes for the map. */

export interface Bin {
  from: number
  to: number
  count: number
}

const NICE = [1, 2, 5]

/** The next width above that people can read: 1, 2 or 5 times a power of ten. */
export function niceWidth(raw: number): number {
  if (!(raw > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = NICE.find((each) => each * power >= raw - 1e-12) ?? 10
  return step * power
}

/**
 * Some twenty bins of a readable width over the values; what lies beyond the 98th percentile falls into the last one, so that one
 * giant does not flatten all others.
 */
export function binsOf(values: number[], wanted = 20): Bin[] {
  if (values.length === 0) return []
  const sorted = [...values].sort((a, b) => a - b)
  const low = Math.min(0, sorted[0]!)
  const high = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.98))]!
  const width = niceWidth((high - low) / wanted || 1)
  const first = Math.floor(low / width)
  const last = Math.max(first, Math.floor(high / width))
  const bins: Bin[] = Array.from({ length: last - first + 1 }, (_, index) => ({
    from: (first + index) * width,
    to: (first + index + 1) * width,
    count: 0,
  }))
  bins[bins.length - 1]!.to = Math.max(bins[bins.length - 1]!.to, sorted[sorted.length - 1]!)
  for (const value of sorted) bins[binAt(bins, value)]!.count++
  return bins
}

/** The bin a value falls into; a bin holds its lower edge. */
export function binAt(bins: Bin[], value: number): number {
  const found = bins.findIndex((bin) => value < bin.to)
  return found < 0 ? bins.length - 1 : found
}

/** Four edges that part the values into five classes of about equal number. */
export function quintiles(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  if (sorted.length === 0) return []
  return [0.2, 0.4, 0.6, 0.8].map((share) => sorted[Math.floor(share * (sorted.length - 1))]!)
}

/** The keys in each of the classes that the edges part; an edge belongs to the class above. */
export function classesOf(rows: { key: string; value: number }[], edges: number[]): string[][] {
  const classes: string[][] = Array.from({ length: edges.length + 1 }, () => [])
  for (const row of rows) classes[edges.filter((edge) => row.value >= edge).length]!.push(row.key)
  return classes
}
