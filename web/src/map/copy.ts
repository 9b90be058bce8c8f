/** Puts a text into the clipboard. Inside an office the page often comes without TLS, where the newer way is not offered. */
export async function copyText(text: string, from: HTMLInputElement | null): Promise<boolean> {
  if (window.isSecureContext && navigator.clipboard) {
    await navigator.clipboard.writeText(text)
    return true
  }
  if (!from) return false
  from.focus()
  from.select()
  return document.execCommand('copy')
}
