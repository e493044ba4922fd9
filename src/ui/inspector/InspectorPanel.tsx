import { useState } from 'react'
import { findNode, type Graph, type GraphNode } from '../../engine/page.ts'
import { allProblems, problemsOf } from '../store/problems.ts'
import { useApp } from '../store/react.tsx'
import { InputWidget } from '../widgets/InputWidget.tsx'
import { ProblemItem } from '../widgets/ProblemItem.tsx'
import { Blocks } from './Blocks.tsx'
import { Checks } from './Checks.tsx'
import { Feeds } from './Feeds.tsx'
import { Head } from './Head.tsx'
import { LastRun } from './LastRun.tsx'
import { Made } from './Made.tsx'
import { Modifiers } from './modifiers/Modifiers.tsx'
import { Needs } from './Needs.tsx'
import { NodeValue } from './NodeValue.tsx'
import { tagLines } from './nodeFacts.ts'
import { Part } from './Part.tsx'
import { Pin } from './Pin.tsx'
import { Several } from './Several.tsx'
import { type Renaming, RenamingContext } from './useEdit.ts'
import { type Naming, useSheet } from './useSheet.ts'
import { writtenOf } from './written.ts'
import './inspector.css'
import './fields.css'

export function InspectorPanel() {
  const selected = useApp((state) => state.selected)
  const graph = useApp((state) => state.program?.graph)
  const isSeveral = useApp((state) => state.marked.size > 1)
  const { id, naming } = useSheet(selected ?? '')
  const node = graph && selected !== null ? findNode(graph, selected) : undefined
  return (
    <section className="inspector-panel" aria-label="Inspector">
      {isSeveral ? (
        <Several />
      ) : graph && node ? (
        <NodeSheet key={id} graph={graph} node={node} naming={naming} />
      ) : (
        <NothingSelected />
      )}
    </section>
  )
}

interface NodeSheetProps {
  readonly graph: Graph
  readonly node: GraphNode
  readonly naming: Naming
}

/** The node as a form: what is changed in it is changed in the code. */
function NodeSheet({ graph, node, naming }: NodeSheetProps) {
  const written = writtenOf(graph, node)
  const [renaming] = useState<Renaming>({ underWay: null })
  return (
    <RenamingContext value={renaming}>
      <Head node={node} written={written} naming={naming} />
      <NodeProblems name={node.name} />
      {node.kind !== 'function' && (
        <Part title={node.kind === 'config' ? 'Value in the config' : 'Value given'}>
          <InputWidget node={node} />
        </Part>
      )}
      <Needs node={node} written={written} />
      <Modifiers node={node} written={written} />
      <LastRun name={node.name} />
      <Checks node={node} />
      <NodeValue name={node.name} />
      <Pin node={node} />
      <Feeds name={node.name} />
      {written.kind === 'made' && <Tags node={node} />}
      <Made node={node} />
      <Blocks node={node} />
    </RenamingContext>
  )
}

function NodeProblems({ name }: { readonly name: string }) {
  const problems = useApp((state) => problemsOf(allProblems(state), name))
  if (problems.length === 0) return null
  return (
    <ul className="inspector-problems" aria-label={`Problems of ${name}`}>
      {problems.map((problem) => (
        <ProblemItem key={JSON.stringify([problem.code, problem.message, problem.where])} problem={problem} />
      ))}
    </ul>
  )
}

/** What its function's modifiers label it with. */
function Tags({ node }: { readonly node: GraphNode }) {
  const tags = tagLines(node.tags)
  if (tags.length === 0) return null
  return (
    <Part title="Tags">
      {tags.map((line) => (
        <code key={line} className="inspector-line">
          {line}
        </code>
      ))}
    </Part>
  )
}

function NothingSelected() {
  return (
    <div className="inspector-empty">
      <p>Select a node on the canvas, or put the cursor into a function.</p>
      <p className="dim">
        Its name, type, needs and modifiers can be changed here, and the code follows. Its last value is here, too.
      </p>
    </div>
  )
}
