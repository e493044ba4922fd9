import { useState } from 'react'
import { type GraphNode, type Json, typeAt } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import { Part } from './Part.tsx'
import { PinField } from './PinField.tsx'
import { looksPlain, toPin } from './pinnable.ts'
import { isPinnable } from './written.ts'

/** A value that stands in the place of a node's own. */
export function Pin({ node }: { readonly node: GraphNode }) {
  const controller = useController()
  const [isAsked, setIsAsked] = useState(false)
  const pinned = useApp(({ history }) => ownValue(history.present.settings.overrides, node.name))
  if (!isPinnable(node) && pinned === undefined) return null

  function pin(value: Json): void {
    controller.pin(node.name, value)
    setIsAsked(false)
  }

  if (pinned === undefined && !isAsked) {
    return (
      <Part title="Pin">
        <div className="part-actions">
          <button type="button" className="button quiet small" title={EXPLAINED} onClick={() => setIsAsked(true)}>
            <Icon name="target" size={14} />
            Pin value…
          </button>
          <PinLast node={node} pin={pin} />
        </div>
      </Part>
    )
  }
  return (
    <Part title={pinned === undefined ? 'Pin' : 'Pinned'}>
      <div className={pinned === undefined ? 'pin' : 'pin is-pinned'}>
        <div className="pin-line">
          <PinField node={node} value={pinned} isAsked={isAsked} pin={pin} />
          <button type="button" className="button small" onClick={letGo}>
            {pinned === undefined ? 'Cancel' : 'Let it go'}
          </button>
        </div>
        <p className="pin-says">{EXPLAINED}</p>
      </div>
    </Part>
  )

  function letGo(): void {
    setIsAsked(false)
    if (pinned !== undefined) controller.pin(node.name, undefined)
  }
}

const EXPLAINED = 'A pinned node does not run; those that need it take this value.'

/** What the last run gave, where that is small and plain. */
function PinLast({ node, pin }: { readonly node: GraphNode; readonly pin: (value: Json) => void }) {
  const controller = useController()
  const summary = useApp((state) => state.run?.nodes.get(node.name)?.summary)
  const type = useApp(({ program }) => typeAt(program?.graph.types ?? [], node.type).text)
  if (!summary || !looksPlain(summary)) return null

  async function pinLast(): Promise<void> {
    const text = await controller.jsonOf({ root: { kind: 'node', node: node.name }, path: [] })
    if (text === null) return
    const found = toPin(node.name, text, type)
    if (found.ok) pin(found.value)
    else controller.notify('error', found.message)
  }

  return (
    <button type="button" className="button quiet small" title={`Pin ${summary.text}`} onClick={() => void pinLast()}>
      Pin the last value
    </button>
  )
}

function ownValue(record: Readonly<Record<string, Json>>, key: string): Json | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
