/** Citations of a clause, which the server writes the same in every language (`53号令 art. 14(1)`), as readers write them. */
import { locale } from '.'

const CITATION = /(\d+)号令\s*art\.\s*(\d+)(?:\s*\((\d+)\))?(?:\s*¶\s*(\d+))?/g
const LAW = /(民事诉讼法)\s*art\.\s*(\d+)/g
const LAWS_EN: Record<string, string> = { 民事诉讼法: 'Civil Procedure Law' }
const DIGITS = '零一二三四五六七八九'

/** A number below one hundred as the law writes it: 十四, 二十二. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) return String(value)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  if (tens === 0) return DIGITS[ones]!
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`
}

/** The text with every citation in it written out in the reader's language; all other words stay. */
export function citations(text: string): string {
  const named = text.replace(LAW, (_, law: string, article: string) =>
    locale.value === 'en'
      ? `${LAWS_EN[law]}, art. ${article}`
      : `${law}第${chineseNumber(Number(article))}条`,
  )
  return named.replace(CITATION, (_, order: string, article: string, item?: string, paragraph?: string) => {
    if (locale.value === 'en')
      return `Order ${order}, art. ${article}${item ? `(${item})` : ''}${paragraph ? ` ¶${paragraph}` : ''}`
    const part = paragraph ? `第${chineseNumber(Number(paragraph))}款` : ''
    return `${order}号令第${chineseNumber(Number(article))}条${part}${item ? `（${chineseNumber(Number(item))}）` : ''}`
  })
}
