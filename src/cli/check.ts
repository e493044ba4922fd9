import { analyze, formatProblem, isError } from '../engine/index.ts'
import type { Io } from './io.ts'
import { readJsonOption } from './json.ts'
import type { Options } from './options.ts'
import { writeOut } from './output.ts'
import type { LoadedProject } from './project.ts'

/** Prints every problem of the build and of the functions' bodies; any error makes the status 1. */
export async function check(options: Options, project: LoadedProject, io: Io): Promise<number> {
  const config = { ...project.settings.config, ...(await readJsonOption('config', options.config, io.cwd)) }
  const { graph } = await analyze({ files: project.files, modules: project.modules, config })
  const problems = [...project.problems, ...graph.problems]
  const text =
    options.format === 'json'
      ? `${JSON.stringify({ problems })}\n`
      : problems.length
        ? problems.map((problem) => `${formatProblem(problem)}\n`).join('')
        : `No problems in ${project.modules.length} ${project.modules.length === 1 ? 'module' : 'modules'}.\n`
  await writeOut(options, io, text)
  return problems.some(isError) ? 1 : 0
}
