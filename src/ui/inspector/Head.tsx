import { type GraphNode, moduleName, typeAt } from '../../engine/page.ts'
import { kindWord } from '../common/kindWord.ts'
import { useApp } from '../store/react.tsx'
import { Field } from './fields/Field.tsx'
import { Row } from './fields/Row.tsx'
import { MadeBy } from './MadeBy.tsx'
import { ModuleField } from './ModuleField.tsx'
import { NodeActions } from './NodeActions.tsx'
import { useEdit, useRename } from './useEdit.ts'
import type { Naming } from './useSheet.ts'
import { bodyOf, type Written } from './written.ts'

interface HeadProps {
  readonly node: GraphNode
  readonly written: Written
  readonly naming: Naming
}

export function Head({ node, written, naming }: HeadProps) {
  return (
    <header className="inspector-head">
      {written.kind === 'made' ? (
        <MadeHead node={node} written={written} />
      ) : (
        <EditedHead node={node} isFunction={written.kind === 'function'} naming={naming} />
      )}
      <NodeActions node={node} />
    </header>
  )
}

function EditedHead({
  node,
  isFunction,
  naming,
}: {
  readonly node: GraphNode
  readonly isFunction: boolean
  readonly naming: Naming
}) {
  const edit = useEdit(node.name)
  const renameTo = useRename(node.name)
  const type = useApp(({ program }) => {
    if (!program) return ''
    return typeAt(program.graph.types, isFunction ? bodyOf(program.graph, node).type : node.type).text
  })

  async function rename(typed: string) {
    const name = typed.trim()
    naming.alsoCalled(name)
    const refusal = await renameTo(name)
    if (refusal) naming.notCalled(name)
    return refusal
  }

  return (
    <>
      <h2 className="visually-hidden">{node.name}</h2>
      <div className="inspector-title">
        <div className="field-cell">
          <Field label="Name" look="title" value={node.name} title={node.name} write={rename} />
        </div>
        <span className="inspector-kind">{kindWord(node)}</span>
      </div>
      <div className="field-rows">
        <Row label={isFunction ? 'Gives' : 'Type'}>
          <Field
            label="Type"
            look="type"
            value={type}
            title={type}
            write={(text) => edit((name) => ({ kind: 'retype', node: name, type: text }))}
          />
        </Row>
        {isFunction && (
          <>
            <Row label="Module">
              <ModuleField node={node} />
            </Row>
            <Row label="About">
              <Field
                label="Documentation"
                look="prose"
                hasLines
                value={node.doc}
                placeholder="What it does, in a sentence"
                write={(text) => edit((name) => ({ kind: 'setDoc', node: name, text }))}
              />
            </Row>
          </>
        )}
      </div>
    </>
  )
}

/** What a modifier made is read here, and changed there. */
function MadeHead({
  node,
  written,
}: {
  readonly node: GraphNode
  readonly written: Written & { readonly kind: 'made' }
}) {
  const type = useApp(({ program }) => typeAt(program?.graph.types ?? [], node.type).text)
  return (
    <>
      <div className="inspector-title">
        <h2 className="mono">{node.name}</h2>
        <span className="inspector-kind">{kindWord(node)}</span>
      </div>
      <div className="field-rows">
        <Row label="Gives">
          <span className="inspector-type mono">{type}</span>
        </Row>
        {node.module && (
          <Row label="Module">
            <span title={node.module}>{moduleName(node.module)}</span>
          </Row>
        )}
        {node.doc && (
          <Row label="About">
            <p className="inspector-doc">{node.doc}</p>
          </Row>
        )}
      </div>
      <MadeBy node={node} written={written} />
    </>
  )
}
