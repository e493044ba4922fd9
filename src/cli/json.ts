import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Json } from '../engine/index.ts'
import { UsageError } from './usage.ts'

/** JSON text, or the path of a JSON file: an object. @throws {UsageError} where it is neither. */
export async function readJsonOption(
  flag: string,
  given: string | null,
  cwd: string,
): Promise<Record<string, Json> | null> {
  if (given === null) return null
  const isText = given.trimStart().startsWith('{')
  const text = isText ? given : await readFile(resolve(cwd, given), 'utf8').catch(() => null)
  if (text === null) throw new UsageError(`--${flag} is neither a JSON object nor a file: "${given}".`)
  const value = parse(flag, text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`--${flag} must be a JSON object.`)
  }
  // `__proto__` is a name like any other: the record has no prototype.
  return Object.assign(Object.create(null), value)
}

function parse(flag: string, text: string): Json {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`--${flag} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
