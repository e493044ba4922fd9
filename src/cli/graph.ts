import { analyze, type DrawFormat, Driver, draw, formatProblem, isError } from '../engine/index.ts'
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
  const problems = [
    ...project.problems,
    ...program.graph.problems.filter((problem) => problem.scope === 'build'),
    ...unknown,
  ]
  const format = findFormat(options.format)
  const view = wanted ? { nodes: wanted, outputs: new Set(known) } : {}
  const nodes = driver.listAvailableVariables().filter((node) => !wanted || wanted.has(node.name))
  const text = format ? draw(program.graph, view, { format }) : `${JSON.stringify({ nodes, problems })}\n`
  await writeOut(options, io, text)
  if (format) for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`)
  return problems.some(isError) ? 1 : 0
}

function findFormat(format: string): DrawFormat | null {
  return format === 'svg' || format === 'dot' || format === 'mermaid' ? format : null
}
