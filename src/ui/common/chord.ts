/** Keys as this computer calls them: `Ctrl+Shift+Z`, or `⌘⇧Z` on a Mac. */
export function chord(...keys: readonly string[]): string {
  const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
  if (!isMac) return ['Ctrl', ...keys].join('+')
  return `⌘${keys.map((key) => (key === 'Shift' ? '⇧' : key === 'Enter' ? '↩' : key)).join('')}`
}
