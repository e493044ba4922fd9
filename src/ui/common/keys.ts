/** What a key press asks for, wherever the focus is. */
export type KeyCommand =
  | {
      readonly kind:
        | 'run'
        | 'autoRun'
        | 'undo'
        | 'redo'
        | 'escape'
        | 'help'
        | 'fit'
        | 'output'
        | 'open'
        | PaletteKey
        | EditKey
    }
  | { readonly kind: 'walk'; readonly direction: Direction }

/** Keys that open a palette of that kind. */
export type PaletteKey = 'commands' | 'find' | 'symbols'

/** Keys that change the program, by what the selection is. */
export type EditKey = 'rename' | 'delete' | 'connect' | 'duplicate' | 'new' | 'input' | 'all'

export type Direction = 'left' | 'right' | 'up' | 'down'

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** `typing`: the focus is where letters are text; then only keys with Ctrl or Cmd, and Escape, are commands. */
export function findCommand(press: KeyPress, typing: boolean): KeyCommand | null {
  const { key, shiftKey, altKey } = press
  if (altKey) return null
  if (press.ctrlKey || press.metaKey) return findChord(key, shiftKey, typing)
  if (key === 'Escape') return { kind: 'escape' }
  if (typing) return null
  const direction = DIRECTIONS[key]
  if (direction) return shiftKey ? null : { kind: 'walk', direction }
  const kind = LETTERS[key]
  return kind ? { kind } : null
}

function findChord(key: string, shiftKey: boolean, typing: boolean): KeyCommand | null {
  if (key === 'Enter') return { kind: shiftKey ? 'autoRun' : 'run' }
  const letter = key.toLowerCase()
  if (letter === 'a' && !shiftKey && !typing) return { kind: 'all' }
  if (letter === 'd' && !shiftKey && !typing) return { kind: 'duplicate' }
  if (letter === 'z') return { kind: shiftKey ? 'redo' : 'undo' }
  if (letter === 'y' && !shiftKey) return { kind: 'redo' }
  if (letter === 'k' && !shiftKey) return { kind: 'commands' }
  if (letter === 'o' && shiftKey) return { kind: 'symbols' }
  return null
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

const LETTERS: Readonly<Record<string, 'help' | 'find' | 'fit' | 'output' | 'open' | EditKey>> = {
  F2: 'rename',
  Delete: 'delete',
  Backspace: 'delete',
  c: 'connect',
  d: 'duplicate',
  n: 'new',
  i: 'input',
  '?': 'help',
  '/': 'find',
  f: 'fit',
  o: 'output',
  Enter: 'open',
}
