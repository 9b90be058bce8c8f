import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { may, mayImport, readsLand, session } from './access/session'
import { readsCases } from './idle/use-case'
import type { TextKey } from './i18n'

/** One entry of the main menu: its address, its title and whom it is for. */
export interface Screen {
  name: string
  title: TextKey
  shown: () => boolean
  /** Stands in the tabs of a phone only. */
  phone?: boolean
}

/** As wide as a phone: the same border as in the style sheets. */
export const onPhone = () => matchMedia('(max-width: 820px)').matches

const readsProjects = () => readsLand() && may('INSTRUCT', 'PROJECT')

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
  { name: 'phone', title: 'phone.tabToday', shown: readsProjects, phone: true },
  { name: 'near', title: 'phone.tabNear', shown: readsProjects, phone: true },
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
  siting: () => import('./siting/SitingFrame.vue'),
  projects: () => import('./project/ProjectsPage.vue'),
  data: () => import('./ingest/DataFrame.vue'),
  settings: () => import('./settings/SettingsPage.vue'),
  phone: () => import('./phone/PhonePage.vue'),
  near: () => import('./phone/NearPage.vue'),
}

/** The parts of site choice, each with an address of its own below it. */
const SITING_PARTS: RouteRecordRaw[] = [
  { path: '', name: 'siting', component: () => import('./siting/SitingPage.vue') },
  { path: 'check', name: 'siting-check', component: () => import('./siting/CheckPage.vue') },
  { path: 'matching', name: 'siting-matching', component: () => import('./siting/MatchingPage.vue') },
  { path: 'listing', name: 'siting-listing', component: () => import('./siting/ListingPage.vue') },
  { path: 'comparison', name: 'siting-comparison', component: () => import('./siting/ComparisonPage.vue') },
]

/** The parts of the data gateway, each with an address of its own below it. */
const DATA_PARTS: RouteRecordRaw[] = [
  { path: '', name: 'data', component: () => import('./ingest/ImportPage.vue') },
  { path: 'fabric/:batch(\\d+)', name: 'data-fabric', component: () => import('./fabric/FabricPage.vue') },
  { path: 'linkage', name: 'data-linkage', component: () => import('./linkage/LinkagePage.vue') },
  { path: 'quality', name: 'data-quality', component: () => import('./dataset/QualityPage.vue') },
  { path: 'dictionary', name: 'data-dictionary', component: () => import('./dataset/DictionaryPage.vue') },
]

const PARTS: Record<string, RouteRecordRaw[]> = { siting: SITING_PARTS, data: DATA_PARTS }

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    ...SCREENS.map((screen): RouteRecordRaw => ({
      path: `/${screen.name}`,
      ...(PARTS[screen.name] ? { children: PARTS[screen.name]! } : { name: screen.name }),
      component: pages[screen.name]!,
    })),
    { path: '/tour/new', name: 'tour-new', component: () => import('./tour/TourEditor.vue') },
    { path: '/tour/:id(\\d+)/edit', name: 'tour-edit', component: () => import('./tour/TourEditor.vue') },
    { path: '/tour/:id(\\d+)', name: 'tour', component: () => import('./tour/TourPage.vue') },
    { path: '/guest/:token', name: 'guest', component: () => import('./siting/GuestPage.vue') },
    { path: '/meeting', name: 'meeting', component: () => import('./meeting/MeetingPage.vue') },
    { path: '/services', name: 'services', component: () => import('./services/ServicesPage.vue') },
    { path: '/evaluation', name: 'evaluation', component: () => import('./evaluation/EvaluationPage.vue') },
    { path: '/:rest(.*)*', name: 'other', component: pages.settings!, beforeEnter: () => ({ name: home() }) },
  ],
})

/** The first screen of the post; an address the account may not see leads there too. */
export function home(): string {
  if (onPhone() && readsProjects()) return 'phone'
  const wanted = session.account.value?.home ?? 'settings'
  const screen = SCREENS.find((each) => each.name === wanted)
  return screen?.shown() ? screen.name : 'settings'
}

router.beforeEach((to) => {
  const screen = SCREENS.find((each) => each.name === String(to.name).replace(/^(siting|data)-.*/, '$1'))
  return !session.account.value || !screen || screen.shown() ? true : { name: home() }
})
