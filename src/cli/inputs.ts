import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  bytesSource,
  type FormatRead,
  fileValue,
  type InputSource,
  makeProblem,
  type Problem,
  readDataFile,
} from '../engine/index.ts'

/** The values of inputs, data files read: paths start at the project's folder. */
export async function resolveInputs(
  sources: Readonly<Record<string, InputSource>>,
  folder: string,
): Promise<{ values: Record<string, unknown>; problems: Problem[] }> {
  const values: Record<string, unknown> = Object.create(null)
  const problems: Problem[] = []
  const parsed = new Map<string, FormatRead | null>()
  for (const [name, source] of Object.entries(sources)) {
    if (source.kind === 'json') {
      values[name] = source.value
      continue
    }
    if (!parsed.has(source.file)) {
      const bytes = await readFile(resolve(folder, source.file)).catch(() => null)
      parsed.set(source.file, bytes && (await readDataFile(bytesSource(new Uint8Array(bytes)), { file: source.file })))
      const file = parsed.get(source.file)
      if (!file) problems.push(missingFile(name, source.file))
      else if (!file.ok) problems.push(...file.problems)
    }
    const file = parsed.get(source.file)
    if (!file?.ok) continue
    const given = fileValue(name, source.file, file.content, source.column)
    if (given.ok) values[name] = given.value
    else problems.push(given.problem)
  }
  return { values, problems }
}

function missingFile(input: string, file: string): Problem {
  return makeProblem('DW-DATA-006', 'data', {
    message: `The file "${file}" for the input "${input}" cannot be read.`,
    hint: "Paths start at the project's folder.",
    nodes: [input],
  })
}
