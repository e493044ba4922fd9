import { Icon } from '../../common/Icon.tsx'
import { Menu, type MenuEntry } from '../../common/Menu.tsx'
import { CATALOGUE, type CatalogueEntry } from './catalogue.ts'
import type { ModifierForm } from './modifierForm.ts'

/** A menu of all modifiers; what is chosen opens as a form, or as a text to complete. */
export function AddModifier({ add }: { readonly add: (form: ModifierForm) => void }) {
  const items = CATALOGUE.flatMap(({ title, entries }): MenuEntry[] => [
    { kind: 'heading', label: title },
    ...entries.map((entry) => ({ label: entry.name, detail: entry.says, onSelect: () => add(formOf(entry)) })),
  ])
  return (
    <Menu
      label="Add modifier"
      className="button quiet small modifier-add"
      title="Wrap the function: labels, checks, more nodes, …"
      items={items}
    >
      <Icon name="plus" size={14} />
      Add modifier…
    </Menu>
  )
}

function formOf({ name, template }: CatalogueEntry): ModifierForm {
  switch (name) {
    case 'tag':
      return { kind: 'tag', rows: [EMPTY] }
    case 'config.when':
      return { kind: 'config', condition: 'when', rows: [EMPTY] }
    case 'checkOutput':
      return NEW_CHECK
    case 'cache':
      return { kind: 'cache', behavior: 'recompute' }
    default:
      return { kind: 'text', text: template }
  }
}

export const NEW_CHECK: ModifierForm = {
  kind: 'check',
  checks: [{ name: 'range', column: null, texts: ['', ''] }],
  importance: 'warn',
}

const EMPTY = { key: '', text: '' }
