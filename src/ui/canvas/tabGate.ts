/**
 * Whether Tab asks for something to add, or leads on as it does everywhere. It asks where somebody works on the graph: after a press
 * on it, or a key that walks it. Who came by Tab goes on by Tab, Shift-Tab always leads back, and after Esc Tab leads on: so the
 * canvas holds nobody.
 */
export interface TabGate {
  press(isOnCanvas: boolean): void
  /** Whether this key press is to open the palette. */
  key(key: string, shift: boolean, isOnCanvas: boolean): boolean
}

export function createTabGate(): TabGate {
  let isWorking = false
  return {
    press(isOnCanvas) {
      isWorking = isOnCanvas
    },
    key(key, shift, isOnCanvas) {
      if (key === 'Shift') return false
      const asks = key === 'Tab' && !shift && isOnCanvas && isWorking
      if (key === 'Tab' || key === 'Escape') isWorking = asks
      else if (isOnCanvas && key.startsWith('Arrow')) isWorking = true
      return asks
    },
  }
}
