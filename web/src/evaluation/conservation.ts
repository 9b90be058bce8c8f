import type { Amount, PerMuRow } from '../api/types'

export type Conservation = { state: 'kept' | 'lost' | 'partial'; difference: number }

/** Ten thousand yuan in units of a fen (a millionth), as whole numbers: sums of decimals must not drift in binary. */
function fen(value: Amount): bigint {
  return BigInt(Math.round(Number(value ?? 0) * 1_000_000))
}

/**
 * Whether the rows sum to the total to the fen, for tax and for output. A page of a longer list cannot be judged alone; tax that the
 * role does not see is not judged.
 */
export function conservation(rows: PerMuRow[], total: PerMuRow, partial: boolean): Conservation {
  if (partial) return { state: 'partial', difference: 0 }
  const off = (['taxWan', 'outputWan'] as const)
    .filter((field) => [...rows, total].every((row) => row[field] !== null))
    .map((field) => rows.reduce((sum, row) => sum + fen(row[field]), 0n) - fen(total[field]))
    .find((difference) => difference !== 0n)
  return off === undefined
    ? { state: 'kept', difference: 0 }
    : { state: 'lost', difference: Number(off) / 1_000_000 }
}
