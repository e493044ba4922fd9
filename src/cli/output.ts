import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Io } from './io.ts'
import type { Options } from './options.ts'
import { UsageError } from './usage.ts'

/** To `--out FILE`, else, where it is text, to stdout. */
export async function writeOut(options: Options, io: Io, content: string | Uint8Array): Promise<void> {
  if (options.out !== null) await writeNamed('out', options.out, io, content)
  else if (typeof content === 'string') io.stdout.write(content)
  else throw new Error('bytes need a file: parseOptions sees to it')
}

/** To the file that a flag names. @throws {UsageError} where it cannot be written. */
export async function writeNamed(flag: string, file: string, io: Io, content: string | Uint8Array): Promise<void> {
  await writeFile(resolve(io.cwd, file), content).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--${flag} cannot be written: "${file}". ${reason}.`)
  })
}

/** As JSON, to the file that a flag names. @throws {UsageError} where it cannot be written. */
export async function writeJson(flag: string, file: string, io: Io, data: object): Promise<void> {
  await writeNamed(flag, file, io, `${JSON.stringify(data, null, 2)}\n`)
}
