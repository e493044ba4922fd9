import {
  blobSource,
  bytesSource,
  type FormatRead,
  fileValue,
  type InputSource,
  makeProblem,
  type Problem,
  type RunServices,
  readDataFile,
  ServiceError,
} from '../engine/index.ts'

/** The values of inputs, data files read: paths start at the project's folder. */
export async function resolveInputs(
  sources: Readonly<Record<string, InputSource>>,
  files: Pick<RunServices, 'readFile'>,
): Promise<{ values: Record<string, unknown>; problems: Problem[] }> {
  const values: Record<string, unknown> = Object.create(null)
  const problems: Problem[] = []
  const parsed = new Map<string, FormatRead>()
  for (const [name, source] of Object.entries(sources)) {
    if (source.kind === 'json') {
      values[name] = source.value
      continue
    }
    if (!parsed.has(source.file)) {
      const read = await readInput(name, source.file, files)
      parsed.set(source.file, read)
      if (!read.ok) problems.push(...read.problems)
    }
    const file = parsed.get(source.file)
    if (!file?.ok) continue
    const given = fileValue(name, source.file, file.content, source.column)
    if (given.ok) values[name] = given.value
    else problems.push(given.problem)
  }
  return { values, problems }
}

async function readInput(input: string, file: string, files: Pick<RunServices, 'readFile'>): Promise<FormatRead> {
  try {
    const content = await files.readFile(file)
    return await readDataFile(content instanceof Blob ? blobSource(content) : bytesSource(content), { file })
  } catch (error) {
    if (error instanceof ServiceError) return { ok: false, problems: [unreadable(input, error)] }
    throw error
  }
}

function unreadable(input: string, { message, hint }: ServiceError): Problem {
  return makeProblem('DW-DATA-006', 'data', {
    message: `The input "${input}" cannot be read: ${message}.`,
    hint,
    nodes: [input],
  })
}
