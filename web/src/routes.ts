import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { may, mayImport, readsLand, session } from './access/session'
import { readsCases } from './idle/use-case'
import type { TextKey } from './i18n'

/** One entry of the main menu: its address, its title and whom it is for. */
export interface Screen {
  name: string
  title: TextKey
  shown: () => boolean
}

export const SCREENS: Screen[] = [
  { name: 'today', title: 'menu.today', shown: readsLand },
  { name: 'map', title: 'menu.map', shown: readsLand },
  { name: 'idle', title: 'menu.idle', shown: readsLand },
  { name: 'cases', title: 'menu.cases', shown: () => readsLand() && readsCases() },
  { name: 'checks', title: 'menu.checks', shown: () => may('FIELD_CHECK') && !may('IDLE_ACT') },
  { name: 'supply', title: 'menu.supply', shown: () => readsLand() && session.account.value!.county },
  { name: 'permu', title: 'menu.permu', shown: readsLand },
  {
    name: 'parks',
    title: 'menu.parks',
    shown: () => readsLand() && may('THRESHOLD', 'SCHEME', 'SITING', 'PROJECT', 'INSTRUCT'),
  },
  { name: 'siting', title: 'menu.siting', shown: () => may('SITING') },
  { name: 'projects', title: 'menu.projects', shown: readsLand },
  { name: 'data', title: 'menu.data', shown: () => mayImport() || readsLand() },
  { name: 'settings', title: 'menu.settings', shown: () => true },
]

const pages: Record<string, RouteRecordRaw['component']> = {
  today: () => import('./desk/TodayPage.vue'),
  map: () => import('./map/MapPage.vue'),
  idle: () => import('./idle/IdlePage.vue'),
  cases: () => import('./idle/CasesPage.vue'),
  checks: () => import('./idle/ChecksPage.vue'),
  supply: () => import('./supply/SupplyPage.vue'),
  permu: () => import('./evaluation/PerMuPage.vue'),
  parks: () => import('./entry/ParksPage.vue'),
  siting: () => import('./siting/SitingPage.vue'),
  projects: () => import('./project/ProjectsPage.vue'),
  data: () => import('./ingest/ImportPage.vue'),
  settings: () => import('./settings/SettingsPage.vue'),
}

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    ...SCREENS.map((screen): RouteRecordRaw => ({
      path: `/${screen.name}`,
      name: screen.name,
      component: pages[screen.name]!,
    })),
    { path: '/:rest(.*)*', name: 'other', component: pages.settings!, beforeEnter: () => ({ name: home() }) },
  ],
})

/** The first screen of the post; an address the account may not see leads there too. */
export function home(): string {
  const wanted = session.account.value?.home ?? 'settings'
  const screen = SCREENS.find((each) => each.name === wanted)
  return screen?.shown() ? screen.name : 'settings'
}

router.beforeEach((to) => {
  const screen = SCREENS.find((each) => each.name === to.name)
  return !session.account.value || !screen || screen.shown() ? true : { name: home() }
})
