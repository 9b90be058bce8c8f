import { describe, expect, it } from 'vitest'
import { ViewHistory } from './view-history'

const at = (longitude: number) => ({ longitude, latitude: 29, zoom: 14 })

describe('previous and next view', () => {
  it('goes back and forward, and forgets what was ahead when one moves on from there', () => {
    const views = new ViewHistory()
    ;[1, 2, 3].forEach((n) => views.arrived(at(n)))
    expect(views.back()).toEqual(at(2))
    views.arrived(at(2))
    expect(views.canGoForward).toBe(true)
    expect(views.forward()).toEqual(at(3))
    views.back()
    views.arrived(at(9))
    expect(views.forward()).toBeNull()
    expect(views.back()).toEqual(at(2))
    expect(views.back()).toEqual(at(1))
    expect(views.back()).toBeNull()
  })

  it('keeps the last fifty', () => {
    const views = new ViewHistory()
    for (let n = 0; n < 80; n++) views.arrived(at(n))
    let steps = 0
    while (views.back()) steps++
    expect(steps).toBe(49)
  })
})
