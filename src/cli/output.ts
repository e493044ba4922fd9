import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Io } from './io.ts'
import type { Options } from './options.ts'

/** To `--out FILE`, else to stdout. */
export async function writeOut(options: Options, io: Io, text: string): Promise<void> {
  if (options.out === null) io.stdout.write(text)
  else await writeFile(resolve(io.cwd, options.out), text)
}
