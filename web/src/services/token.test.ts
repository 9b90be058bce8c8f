import { describe, expect, it } from 'vitest'
import { commands, daysLeft } from './token'

describe('tokens of programs', () => {
  it('count full days until the end', () => {
    const now = Date.parse('2026-11-30T00:00:00Z')
    expect(daysLeft({ expiresAt: '2026-12-02T01:00:00Z' }, now)).toBe(2)
    expect(daysLeft({ expiresAt: '2026-11-30T23:00:00Z' }, now)).toBe(0)
    expect(daysLeft({ expiresAt: '2026-11-01T00:00:00Z' }, now)).toBe(0)
  })

  it('stand in the commands once they are known, never the password', () => {
    const said = commands('http://map.test', 'bureau', 'mumap_abc')
    expect(said.gdal).toContain('OAPIF:http://map.test/ogc')
    expect(said.gdal).toContain('bureau:mumap_abc')
    expect(said.curl).toContain('Bearer mumap_abc')
    expect(commands('http://map.test', 'bureau', null).curl).toContain('mumap_…')
  })
})
