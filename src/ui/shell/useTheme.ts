import { useEffect } from 'react'
import { useApp } from '../store/react.tsx'
import type { Theme } from '../store/state.ts'

/** Where the choice is kept: the page's first lines read it before anything is painted. */
const KEY = 'dagwright.theme'

/** Puts the theme on the document; `system` leaves it to the style sheet. */
export function useTheme(): void {
  const theme = useApp((state) => state.theme)
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
}

export function rememberTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is closed to this page: the choice holds until it is left.
  }
}
