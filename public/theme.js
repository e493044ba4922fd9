// Before the first paint: the theme that was chosen here last. 'system' leaves it to the style sheet.
try {
  const theme = localStorage.getItem('dagwright.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is closed to this page: the system's theme it is.
}
