import { useEffect } from 'react'
import { useApp, useController } from '../store/react.tsx'
import type { Theme } from '../store/state.ts'

const KEY = 'dagwright.theme'

/** Puts the theme on the document, and remembers it for the next visit. */
export function useTheme(): void {
  const controller = useController()
  const theme = useApp((state) => state.theme)
  useEffect(() => {
    const remembered = toTheme(localStorage.getItem(KEY))
    if (remembered) controller.view({ theme: remembered })
  }, [controller])
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
}

/** For the page's first lines and for menus: what was chosen before. */
export function toTheme(text: string | null): Theme | null {
  return text === 'light' || text === 'dark' || text === 'system' ? text : null
}

export function rememberTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme)
}
