import { check } from './check.ts'
import { graph } from './graph.ts'
import type { Io } from './io.ts'
import { parseOptions } from './options.ts'
import { plan } from './plan.ts'
import { loadProject } from './project.ts'
import { run } from './run.ts'
import { USAGE, UsageError } from './usage.ts'

/** The command. Gives the exit status: 0 fine, 1 the user's program or data, 2 wrong usage, 3 our own bug. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  if (argv.includes('--help') || argv[0] === 'help') {
    io.stdout.write(USAGE)
    return 0
  }
  try {
    const options = parseOptions(argv)
    const project = await loadProject(options.paths, io.cwd)
    const commands = { run, plan, graph, check }
    return await commands[options.command](options, project, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`${error.message}\n"dagwright --help" prints the usage.\n`)
      return 2
    }
    io.stderr.write(`This is a bug of dagwright.\n${error instanceof Error ? error.stack : String(error)}\n`)
    return 3
  }
}
