import { findNode, type GraphNode, moduleName, typeAt } from '../../engine/page.ts'
import { kindWord } from '../common/kindWord.ts'
import { allProblems, problemsOf } from '../store/problems.ts'
import { useApp } from '../store/react.tsx'
import { InputWidget } from '../widgets/InputWidget.tsx'
import { ProblemItem } from '../widgets/ProblemItem.tsx'
import { Blocks } from './Blocks.tsx'
import { Feeds, Needs } from './Edges.tsx'
import { LastRun } from './LastRun.tsx'
import { Made } from './Made.tsx'
import { Modifiers } from './Modifiers.tsx'
import { NodeActions } from './NodeActions.tsx'
import { NodeValue } from './NodeValue.tsx'
import { tagLines } from './nodeFacts.ts'
import { Part } from './Part.tsx'
import './inspector.css'

export function InspectorPanel() {
  const selected = useApp((state) => state.selected)
  const graph = useApp((state) => state.program?.graph)
  const node = graph && selected !== null ? findNode(graph, selected) : undefined
  return (
    <section className="inspector-panel" aria-label="Inspector">
      {node ? <NodeSheet key={node.name} node={node} /> : <NothingSelected />}
    </section>
  )
}

function NodeSheet({ node }: { readonly node: GraphNode }) {
  return (
    <>
      <Head node={node} />
      <NodeProblems name={node.name} />
      {node.kind !== 'function' && (
        <Part title={node.kind === 'config' ? 'Value in the config' : 'Value given'}>
          <InputWidget node={node} />
        </Part>
      )}
      <LastRun name={node.name} />
      <NodeValue name={node.name} />
      <Needs node={node} />
      <Feeds name={node.name} />
      <Made node={node} />
      <Blocks node={node} />
      <Written node={node} />
    </>
  )
}

function Head({ node }: { readonly node: GraphNode }) {
  const type = useApp((state) => typeAt(state.program?.graph.types ?? [], node.type).text)
  return (
    <header className="inspector-head">
      <h2 className="mono">{node.name}</h2>
      <p className="inspector-kind">
        <span>{kindWord(node)}</span>
        {node.module && <span title={node.module}> in {moduleName(node.module)}</span>}
      </p>
      <p className="inspector-type mono">{type}</p>
      {node.doc && <p className="inspector-doc">{node.doc}</p>}
      <NodeActions node={node} />
    </header>
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

/** Tags and modifiers, as they stand in the code. */
function Written({ node }: { readonly node: GraphNode }) {
  const tags = tagLines(node.tags)
  return (
    <>
      {tags.length > 0 && (
        <Part title="Tags">
          {tags.map((line) => (
            <code key={line} className="inspector-line">
              {line}
            </code>
          ))}
        </Part>
      )}
      <Modifiers node={node} />
    </>
  )
}

function NothingSelected() {
  return (
    <div className="inspector-empty">
      <p>Select a node on the canvas, or put the cursor into a function.</p>
      <p className="dim">
        Its type, what it needs and feeds, its last value and how long it took are shown here. Arrows walk the graph.
      </p>
    </div>
  )
}
