import { describe, expect, it } from 'vitest'
import { usePaging } from './paging'

describe('paging by key', () => {
  it('goes forward by the server key and back the same way', () => {
    const pages = usePaging(100)
    pages.forward('k100')
    pages.forward('k200')
    expect([pages.after.value, pages.first.value]).toEqual(['k200', 201])
    pages.backward()
    expect([pages.after.value, pages.first.value]).toEqual(['k100', 101])
    pages.backward()
    expect([pages.after.value, pages.first.value, pages.atStart.value]).toEqual([null, 1, true])
  })

  it('stays where it is when there is no next page', () => {
    const pages = usePaging(10)
    pages.forward(null)
    expect(pages.atStart.value).toBe(true)
  })
})
