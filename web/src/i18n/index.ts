import { ref } from 'vue'
import zh, { type Messages } from './zh-CN'
import en from './en'

export type Locale = 'zh-CN' | 'en'

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>
}[keyof T & string]

/** The address of a text, such as `today.title`. */
export type TextKey = Leaves<Messages>

const KEPT = 'mumap.locale'
const catalogues: Record<Locale, unknown> = { 'zh-CN': zh, en }

function kept(): Locale {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN'
  } catch {
    // Storage may be switched off; the language then lasts as long as the page.
    return 'zh-CN'
  }
}

export const locale = ref<Locale>(kept())

export function setLocale(next: Locale): void {
  locale.value = next
  document.documentElement.lang = next
  try {
    localStorage.setItem(KEPT, next)
  } catch {
    // See kept().
  }
}

function lookUp(key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<unknown>(
      (at, part) => (at as Record<string, unknown> | undefined)?.[part],
      catalogues[locale.value],
    )
  return typeof found === 'string' ? found : undefined
}

/** The text in the user's language, with `{name}` filled in. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  const text = lookUp(key) ?? key
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

/** The text for a code of the server in a group such as `finding`; an unknown code is shown as it is. */
export function tCode(group: TextGroup, code: string | null | undefined): string {
  if (!code) return '–'
  return lookUp(`${group}.${code}`) ?? code
}

type TextGroup = {
  [K in keyof Messages & string]: Messages[K] extends Record<string, string> ? K : never
}[keyof Messages & string]

/** The one of two texts, sent by the server, that is in the user's language. */
export function either(zhText: string | null | undefined, enText: string | null | undefined): string {
  return (locale.value === 'en' ? enText || zhText : zhText || enText) ?? ''
}
