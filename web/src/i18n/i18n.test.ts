import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import zh from './zh-CN'
import en from './en'

function leaves(at: object, prefix = ''): [string, string][] {
  return Object.entries(at).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : leaves(value as object, `${prefix}${key}.`),
  )
}

const inChinese = new Map(leaves(zh))
const inEnglish = new Map(leaves(en))
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
const source = join(__dirname, '..')
const hanzi = /[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]/

describe('the two languages', () => {
  it('have the same keys', () => {
    expect([...inEnglish.keys()].sort()).toEqual([...inChinese.keys()].sort())
  })

  it('fill in the same values', () => {
    for (const [key, text] of inChinese)
      expect(placeholders(inEnglish.get(key)!), key).toEqual(placeholders(text))
  })

  it('leave no text empty and no Chinese in the English one', () => {
    for (const [key, text] of inEnglish) {
      expect(text.trim(), key).not.toBe('')
      if (key !== 'language.zh') expect(hanzi.test(text), `${key}: ${text}`).toBe(false)
    }
    for (const [key, text] of inChinese) expect(text.trim(), key).not.toBe('')
  })
})

describe('components', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts)$/.test(name))
    .map((name) => join(source, name))
    .filter((name) => !relative(source, name).startsWith('i18n'))

  it('take every word from here', () => {
    expect(files.length).toBeGreaterThan(20)
    for (const file of files) {
      const line = readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((text) => hanzi.test(text))
      expect(line, `${relative(source, file)}:${line + 1}`).toBe(-1)
    }
  })

  it('name only texts that exist', () => {
    for (const file of files) {
      for (const [, key] of readFileSync(file, 'utf8').matchAll(/\bt\('([\w.]+)'/g)) {
        expect(inChinese.has(key), `${relative(source, file)}: ${key}`).toBe(true)
      }
    }
  })

  it('take every colour from tokens.css', () => {
    for (const file of files.filter((name) => !name.endsWith('.test.ts'))) {
      expect(readFileSync(file, 'utf8').match(/#[0-9a-f]{6}\b/i), relative(source, file)).toBeNull()
    }
  })
})
