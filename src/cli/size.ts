import { UsageError } from './usage.ts'

const UNITS: Readonly<Record<string, number>> = { '': 1, B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }

/** `500MB` in bytes. @throws {UsageError} naming the flag. */
export function parseSize(flag: string, text: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? []
  const factor = UNITS[unit.toUpperCase()]
  if (digits === '' || factor === undefined)
    throw new UsageError(`--${flag} "${text}" is no size. Write it as 500MB or 2GB.`)
  return Number(digits) * factor
}
