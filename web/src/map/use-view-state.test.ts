import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { watchLeaving } from './use-view-state'

const page = { render: () => null }

describe('the address of the map', () => {
  it('is not written while the code of another page is on its way, and is again when the journey has ended', async () => {
    let arrive: (page: object) => void = () => {}
    const slow = new Promise<object>((resolve) => (arrive = resolve))
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [
        { path: '/map', name: 'map', component: page },
        { path: '/today', name: 'today', component: () => slow as Promise<typeof page> },
        { path: '/idle', name: 'idle', component: page },
      ],
    })
    await router.push('/map')
    const { leaving, stop } = watchLeaving(router, 'map')
    expect(leaving()).toBe(false)

    const journey = router.push('/today')
    await Promise.resolve()
    await new Promise((resolve) => setTimeout(resolve))
    expect(router.currentRoute.value.name).toBe('map')
    expect(leaving()).toBe(true)

    arrive(page)
    await journey
    expect(router.currentRoute.value.name).toBe('today')
    expect(leaving()).toBe(false)

    await router.push('/map')
    await router.push({ path: '/map', query: { zoom: '15' } })
    expect(leaving()).toBe(false)
    stop()
    await router.push('/idle')
    expect(leaving()).toBe(false)
  })
})
