import { afterEach, describe, expect, it } from 'vitest'
import { setLocale } from '.'
import { chineseNumber, citations } from './clauses'

afterEach(() => setLocale('zh-CN'))

describe('citations', () => {
  it('are written in Chinese as the law writes them', () => {
    expect(citations('53号令 art. 2 ¶1')).toBe('53号令第二条第一款')
    expect(citations('53号令 art. 14(2)')).toBe('53号令第十四条（二）')
    expect(citations('53号令 art. 30')).toBe('53号令第三十条')
  })

  it('name the order in English', () => {
    setLocale('en')
    expect(citations('53号令 art. 2 ¶1')).toBe('Order 53, art. 2 ¶1')
    expect(citations('53号令 art. 14(2)')).toBe('Order 53, art. 14(2)')
  })

  it('are found inside a sentence, every one of them', () => {
    expect(citations('按 53号令 art. 8 和 53号令 art. 12 处置。')).toBe(
      '按 53号令第八条 和 53号令第十二条 处置。',
    )
  })

  it('name the law of civil procedure, under which papers are served', () => {
    expect(citations('民事诉讼法 art. 87')).toBe('民事诉讼法第八十七条')
    setLocale('en')
    expect(citations('民事诉讼法 art. 87')).toBe('Civil Procedure Law, art. 87')
  })

  it('leave other words as they are', () => {
    expect(citations('《民法典》 art. 201')).toBe('《民法典》 art. 201')
  })
})

describe('the numbers of articles', () => {
  it('follow the Chinese way of counting', () => {
    expect([1, 10, 14, 20, 22, 99].map(chineseNumber)).toEqual([
      '一',
      '十',
      '十四',
      '二十',
      '二十二',
      '九十九',
    ])
  })
})
