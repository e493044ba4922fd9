import { useEffect } from 'react'
import { useApp } from '../store/react.tsx'

/** Puts the theme on the document; `system` leaves it to the style sheet. */
export function useTheme(): void {
  const theme = useApp((state) => state.theme)
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
}
