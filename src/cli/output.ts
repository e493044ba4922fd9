import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Io } from './io.ts'
import type { Options } from './options.ts'
import { UsageError } from './usage.ts'

/** To `--out FILE`, else to stdout. */
export async function writeOut(options: Options, io: Io, text: string): Promise<void> {
  if (options.out === null) io.stdout.write(text)
  else await writeNamed('out', options.out, io, text)
}

/** To the file that a flag names. @throws {UsageError} where it cannot be written. */
export async function writeNamed(flag: string, file: string, io: Io, text: string): Promise<void> {
  await writeFile(resolve(io.cwd, file), text).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--${flag} cannot be written: "${file}". ${reason}.`)
  })
}
