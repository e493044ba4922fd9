import type { Theme } from '../src/ui/store/state.ts'

/** What was chosen on the last visit. `public/theme.js` reads the same key before the first paint. */
export function readTheme(): Theme {
  try {
    const theme = localStorage.getItem('dagwright.theme')
    return theme === 'light' || theme === 'dark' ? theme : 'system'
  } catch {
    // Storage is closed to this page.
    return 'system'
  }
}
