import { analyze, Driver, isError, type Variable } from '../engine/index.ts'
import type { Io } from './io.ts'
import { readJsonOption } from './json.ts'
import type { Options } from './options.ts'
import { writeOut } from './output.ts'
import type { LoadedProject } from './project.ts'

/** Prints the graph, broken parts included; build errors make the status 1. */
export async function graph(options: Options, project: LoadedProject, io: Io): Promise<number> {
  const config = { ...project.settings.config, ...(await readJsonOption('config', options.config, io.cwd)) }
  const program = await analyze({ files: project.files, modules: project.modules, config })
  const driver = Driver.fromGraph(program)
  const unknown = options.outputs
    ? driver
        .plan({ outputs: options.outputs, inputs: {}, overrides: {} })
        .problems.filter((problem) => problem.code === 'DW-PLAN-001')
    : []
  const known = (options.outputs ?? []).filter((name) => program.graph.nodes.some((node) => node.name === name))
  const wanted = options.outputs && new Set(driver.whatIsUpstreamOf(...known).map((node) => node.name))
  const nodes = driver.listAvailableVariables().filter((node) => !wanted || wanted.has(node.name))
  const problems = [
    ...project.problems,
    ...program.graph.problems.filter((problem) => problem.scope === 'build'),
    ...unknown,
  ]
  await writeOut(
    options,
    io,
    options.format === 'mermaid' ? toMermaid(nodes) : `${JSON.stringify({ nodes, problems })}\n`,
  )
  return problems.some(isError) ? 1 : 0
}

/** Inputs dashed, config as notes, functions rounded; left to right. */
function toMermaid(nodes: readonly Variable[]): string {
  const ids = new Map(nodes.map((node, at) => [node.name, `n${at}`]))
  const shapes = nodes.map((node) => {
    const label = `"${escapeLabel(node.name)}<br/><i>${escapeLabel(node.type)}</i>"`
    const shape = node.kind === 'function' ? `(${label})` : node.kind === 'config' ? `>${label}]` : `[${label}]`
    return `  ${ids.get(node.name)}${shape}${node.kind === 'input' ? ':::input' : ''}`
  })
  const edges = nodes.flatMap((node) => [
    ...node.required.map((from) => `  ${ids.get(from)} --> ${ids.get(node.name)}`),
    ...node.optional.filter((from) => ids.has(from)).map((from) => `  ${ids.get(from)} -.-> ${ids.get(node.name)}`),
  ])
  return ['flowchart LR', ...shapes, ...edges, '  classDef input stroke-dasharray: 4 3', ''].join('\n')
}

function escapeLabel(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
