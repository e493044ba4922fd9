import type { GraphNode, ModifierSpec } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { modifierKey } from '../common/modifierKey.ts'
import { useController } from '../store/react.tsx'
import { Part } from './Part.tsx'

/** As they stand in the code, outermost first. */
export function Modifiers({ node }: { readonly node: GraphNode }) {
  if (node.modifiers.length === 0) return null
  return (
    <Part title="Modifiers">
      <ul>
        {node.modifiers.map((modifier) => (
          <ModifierLine key={modifierKey(modifier)} modifier={modifier} />
        ))}
      </ul>
    </Part>
  )
}

function ModifierLine({ modifier: { name, text, where } }: { readonly modifier: ModifierSpec }) {
  const controller = useController()
  return (
    <li className="inspector-modifier">
      <code className="inspector-line">{text}</code>
      {where && (
        <button
          type="button"
          className="button quiet icon"
          aria-label={`Show ${name} in the code`}
          title={`${where.file}:${where.line}`}
          onClick={() => {
            controller.view({ sideTab: 'code' })
            controller.show(where)
          }}
        >
          <Icon name="code" size={14} />
        </button>
      )}
    </li>
  )
}
