import type { AppStore, Theme } from '../src/ui/store/state.ts'

/** `public/theme.js` reads the same key before the first paint. */
const KEY = 'dagwright.theme'

export function readTheme(): Theme {
  try {
    const theme = localStorage.getItem(KEY)
    return theme === 'light' || theme === 'dark' ? theme : 'system'
  } catch {
    return 'system'
  }
}

/** Shows and remembers the theme whenever it changes; returns its unsubscribe. */
export function followTheme(store: AppStore): () => void {
  return store.subscribe(({ theme }, before) => {
    if (theme === before.theme) return
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    try {
      localStorage.setItem(KEY, theme)
    } catch {
      // It holds until the page is left.
    }
  })
}
