/** Tokens of programs, as the server tells them. */
export const EXTENTS = ['MAP', 'READ', 'WRITE'] as const
export type Extent = (typeof EXTENTS)[number]

export interface Token {
  tokenId: string
  username: string
  name: string
  beginning: string
  extent: Extent
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
  lastAddress: string | null
}

/** The only answer that holds the token itself. */
export interface MadeToken {
  secret: string
  token: Token
}

export const DAYS = [7, 30, 90, 180, 366] as const

/** The days left of a token, for the eye: today counts as none. */
export function daysLeft(token: Pick<Token, 'expiresAt'>, now: number): number {
  return Math.max(0, Math.floor((Date.parse(token.expiresAt) - now) / 86_400_000))
}

/** What is to be written where, for each client; the token in it once it has been made. */
export function commands(origin: string, username: string, secret: string | null) {
  const password = secret ?? 'mumap_…'
  return {
    gdal: `ogrinfo -ro OAPIF:${origin}/ogc --config GDAL_HTTP_USERPWD ${username}:${password}`,
    gpkg: `ogr2ogr -f GPKG parcels.gpkg OAPIF:${origin}/ogc parcels --config GDAL_HTTP_USERPWD ${username}:${password}`,
    curl: `curl -H "Authorization: Bearer ${password}" "${origin}/ogc/collections/parcels/items?limit=10"`,
    excel: `${origin}/api/exports/parcels.csv`,
  }
}
