export interface KeyHelp {
  readonly keys: readonly string[]
  readonly does: string
}

/** What the page's keys do, as the help shows them; `Ctrl` stands for Cmd on a Mac. */
export const KEY_GROUPS: readonly { readonly title: string; readonly keys: readonly KeyHelp[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      { keys: ['Ctrl', 'Enter'], does: 'Run the outputs' },
      { keys: ['Ctrl', 'Shift', 'Enter'], does: 'Run by itself when something changes, or not' },
      { keys: ['Esc'], does: 'Stop, close, or deselect' },
      { keys: ['Ctrl', 'Z'], does: 'Undo, in code and graph alike' },
      { keys: ['Ctrl', 'Shift', 'Z'], does: 'Redo' },
      { keys: ['Ctrl', 'K'], does: 'Any command, by its words' },
      { keys: ['/'], does: 'Find anything by name' },
      { keys: ['Ctrl', 'Shift', 'O'], does: 'Find in the open module' },
      { keys: ['?'], does: 'This help' },
    ],
  },
  {
    title: 'In the code',
    keys: [
      { keys: ['Ctrl', 'Space'], does: 'Names that fit; nodes where a parameter is named' },
      { keys: ['Ctrl', '.'], does: 'Quick fixes' },
      { keys: ['F12'], does: 'Go to the definition, in code and graph' },
      { keys: ['Shift', 'F12'], does: 'All uses' },
      { keys: ['F2'], does: 'Rename, in code and graph alike' },
      { keys: ['Ctrl', 'S'], does: 'Format the file' },
      { keys: ['Ctrl', 'F'], does: 'Find and replace in the file' },
      { keys: ['Ctrl', 'Shift', 'F'], does: 'Find and replace in all modules' },
      { keys: ['Ctrl', '\\'], does: 'A second editor' },
    ],
  },
  {
    title: 'In results and tables',
    keys: [
      { keys: ['↑', '↓'], does: 'Walk; → and ← open and close entries' },
      { keys: ['Enter'], does: 'Open a table, image or chart; tell about a column' },
      { keys: ['Shift', 'F10'], does: 'What can be done with an entry: copy, download' },
      { keys: ['Ctrl', 'C'], does: 'Copy the entry, or the cell' },
      { keys: ['Ctrl', 'End'], does: 'The last row of a table' },
      { keys: ['Esc'], does: 'Back to where it was opened' },
    ],
  },
  {
    title: 'On the graph',
    keys: [
      { keys: ['←', '→'], does: 'To what feeds a node, or uses it' },
      { keys: ['↑', '↓'], does: 'To the node above or below' },
      { keys: ['Enter'], does: 'Show its made nodes, or open its code' },
      { keys: ['Tab'], does: 'Add what fits; a double click does too' },
      { keys: ['n'], does: 'New function: that takes it, on the wire, or anywhere' },
      { keys: ['i'], does: 'Add an input' },
      { keys: ['c'], does: 'Connect it to a function' },
      { keys: ['F2'], does: 'Rename, in code and graph alike' },
      { keys: ['Ctrl', 'D'], does: 'Duplicate' },
      { keys: ['Ctrl', 'C'], does: 'Copy as TypeScript; Ctrl X cuts' },
      { keys: ['Ctrl', 'V'], does: 'Paste functions, a table, or a note' },
      { keys: ['Ctrl', 'Shift', 'V'], does: 'Paste with links to what is there' },
      { keys: ['Del'], does: 'Delete, or disconnect the wire' },
      { keys: ['Ctrl', 'A'], does: 'Select all cards' },
      { keys: ['o'], does: 'Make it an output, or not' },
      { keys: ['f'], does: 'Fit the graph into view' },
      { keys: ['Shift', 'drag'], does: 'Select several to move' },
    ],
  },
]
