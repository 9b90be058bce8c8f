import { describe, expect, it } from 'vitest'
import { sameLetters, usualLand, usualRelation, type LinkCandidate } from './linkage'

const candidate = (of: Partial<LinkCandidate>): LinkCandidate => ({
  parcelCode: 'P',
  name: null,
  parkCode: null,
  town: null,
  registeredAreaM2: null,
  areaM2: 1000.456,
  address: null,
  contractNo: null,
  contractKey: null,
  holderName: null,
  holderCode: null,
  signedOn: null,
  deliveredOn: null,
  score: 0.9,
  sure: false,
  because: [],
  rivals: [],
  takenBy: [],
  decision: null,
  ...of,
})

describe('what is proposed for a pair', () => {
  it('is owning by a contract, occupying by an address', () => {
    const because = (reason: string) => [{ reason, words: '', weight: 1 }]
    expect(usualRelation(candidate({ because: because('NAME') }))).toBe('OWN')
    expect(usualRelation(candidate({ because: because('ADDRESS') }))).toBe('OCCUPY')
  })

  it('is the whole parcel only where nobody sits there', () => {
    expect(usualLand(candidate({ registeredAreaM2: 900 }))).toBe(900)
    expect(usualLand(candidate({}))).toBe(1000.46)
    expect(usualLand(candidate({ takenBy: [{ creditCode: 'X', name: 'x' }] }))).toBeNull()
  })
})

describe('two names beside each other', () => {
  it('show which letters agree', () => {
    expect(sameLetters('abc', 'xbc')).toEqual([
      { text: 'a', same: false },
      { text: 'bc', same: true },
    ])
    expect(sameLetters('ab', null)).toEqual([{ text: 'ab', same: false }])
  })
})
