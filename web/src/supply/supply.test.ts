import { describe, expect, it } from 'vitest'
import { belowWatch, linksOf, sameAsked, type Areas } from './supply'

const areas: Areas = {
  approvedMu: 200,
  toExpropriateMu: 240,
  signedMu: 180,
  paidMu: 170,
  clearedMu: 150,
  suppliedMu: 120,
  unsuppliedMu: 80,
  deliveredMu: 90,
  startedMu: 60,
  notStartedMu: 60,
  supplyRate: 0.6,
}

describe('the chain', () => {
  it('runs from the expropriation to the start of work, each as a part of what was approved', () => {
    const links = linksOf(areas)
    expect(links.map((link) => link.key)).toEqual([
      'toExpropriate',
      'signed',
      'cleared',
      'approved',
      'supplied',
      'delivered',
      'started',
    ])
    expect(links.find((link) => link.key === 'supplied')).toMatchObject({ share: 0.6, stage: 'SUPPLIED' })
    expect(links[0]!.share, 'more than the whole is drawn as the whole').toBe(1)
  })

  it('has no shares where nothing was approved', () => {
    expect(linksOf({ ...areas, approvedMu: 0 }).every((link) => link.share === null)).toBe(true)
  })

  it('opens lists only for numbers that are counted from parcels', () => {
    const open = linksOf(areas).filter((link) => link.stage)
    expect(open.map((link) => link.stage)).toEqual(['SUPPLIED', 'DELIVERED', 'STARTED'])
  })
})

describe('the watch line', () => {
  it('judges a rate, and nothing where there is none', () => {
    expect(belowWatch(0.59, 0.6)).toBe(true)
    expect(belowWatch(0.6, 0.6)).toBe(false)
    expect(belowWatch(null, 0.6)).toBe(false)
  })
})

describe('a number that was asked for', () => {
  it('is known again by stage, batch and town', () => {
    expect(sameAsked({ stage: 'SUPPLIED', town: 'a' }, { stage: 'SUPPLIED', town: 'a' })).toBe(true)
    expect(sameAsked({ stage: 'SUPPLIED', town: 'a' }, { stage: 'SUPPLIED', town: 'b' })).toBe(false)
    expect(sameAsked(null, { stage: 'SUPPLIED' })).toBe(false)
  })
})
