/** Where the choice is kept: the page's first lines read it before anything is painted. */
const KEY = 'dagwright.theme'

export function rememberTheme(theme: string): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is closed to this page: the choice holds until it is left.
  }
}
