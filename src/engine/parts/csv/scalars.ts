/** Cells as values, read from their bytes. A cell's surrounding blanks do not count. */

const DIGIT_0 = 0x30
const POINT = 0x2e
const COMMA = 0x2c
const MINUS = 0x2d
const PLUS = 0x2b

/** What the last number had: a decimal comma makes no number where there is none. */
export const mark = { point: false, comma: false, clearComma: false }

const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent)
const MOST_EXACT = 900719925474098

export function afterBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++
  return at
}

export function beforeBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && (bytes[at - 1] === 0x20 || bytes[at - 1] === 0x09)) at--
  return at
}

/**
 * NaN where it is no number. Whole numbers with zeros before them, or of more than 15 digits, are names of things rather
 * than numbers: they would not be written again as they are. `decimal` is what stands before the fraction beside a point.
 */
export function readNumber(bytes: Uint8Array, start: number, end: number, comma: boolean): number {
  let at = start
  const first = bytes[at]
  const negative = first === MINUS
  if (negative || first === PLUS) at++
  const digitsAt = at
  let whole = 0
  let decimals = 0
  let exact = true
  let digit = (bytes[at] ?? 0) - DIGIT_0
  while (at < end && digit >= 0 && digit <= 9) {
    if (whole > MOST_EXACT) exact = false
    whole = whole * 10 + digit
    digit = (bytes[++at] ?? 0) - DIGIT_0
  }
  const wholeDigits = at - digitsAt
  if (wholeDigits > 1 && bytes[digitsAt] === DIGIT_0) return Number.NaN
  if (at === end) {
    if (wholeDigits === 0 || wholeDigits > 15) return Number.NaN
    return negative ? -whole : whole
  }
  const byte = bytes[at]
  if (byte === POINT || (comma && byte === COMMA)) {
    const pointAt = at++
    digit = (bytes[at] ?? 0) - DIGIT_0
    while (at < end && digit >= 0 && digit <= 9) {
      if (whole > MOST_EXACT) exact = false
      whole = whole * 10 + digit
      digit = (bytes[++at] ?? 0) - DIGIT_0
    }
    decimals = at - pointAt - 1
    if (wholeDigits + decimals === 0) return Number.NaN
    if (byte === COMMA) {
      if (decimals === 0) return Number.NaN
      mark.comma = true
      if (decimals !== 3 || wholeDigits === 0 || wholeDigits > 3) mark.clearComma = true
    } else mark.point = true
    if (at === end && exact && decimals <= 22) {
      const value = whole / (POWERS[decimals] ?? 1)
      return negative ? -value : value
    }
  } else if (wholeDigits === 0) return isInfinity(bytes, at, end) ? (negative ? -Infinity : Infinity) : Number.NaN
  if (at < end && !isExponent(bytes, at, end)) return Number.NaN
  return readSlowly(bytes, start, end)
}

function isExponent(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start
  if (((bytes[at] ?? 0) | 0x20) !== 0x65) return false
  at++
  if (bytes[at] === MINUS || bytes[at] === PLUS) at++
  if (at >= end) return false
  for (; at < end; at++) if ((bytes[at] ?? 0) < DIGIT_0 || (bytes[at] ?? 0) > 0x39) return false
  return true
}

function readSlowly(bytes: Uint8Array, start: number, end: number): number {
  let text = ''
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    text += String.fromCharCode(byte === COMMA ? POINT : byte)
  }
  return Number(text)
}

function spells(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false
  for (let at = 0; at < word.length; at++) if (bytes[start + at] !== word.charCodeAt(at)) return false
  return true
}

function isInfinity(bytes: Uint8Array, start: number, end: number): boolean {
  return spells(bytes, start, end, 'Infinity')
}

/** Nothing, or a word for nothing. */
export function isMissing(bytes: Uint8Array, start: number, end: number): boolean {
  switch (end - start) {
    case 0:
      return true
    case 2:
      return spells(bytes, start, end, 'NA')
    case 4:
      return spells(bytes, start, end, 'null')
    default:
      return false
  }
}

export function isNaNWord(bytes: Uint8Array, start: number, end: number): boolean {
  return spells(bytes, start, end, 'NaN')
}

/** 1 true, 0 false, -1 neither. */
export function readBoolean(bytes: Uint8Array, start: number, end: number): number {
  const size = end - start
  if (size === 4 && (spells(bytes, start, end, 'true') || spells(bytes, start, end, 'True'))) return 1
  if (size === 4 && spells(bytes, start, end, 'TRUE')) return 1
  if (size !== 5) return -1
  const isFalse = ['false', 'False', 'FALSE'].some((word) => spells(bytes, start, end, word))
  return isFalse ? 0 : -1
}

/**
 * Milliseconds since 1970 of `2024-01-31`, with a time behind `T` or a blank, and a zone; NaN where it is no date. Without
 * a zone it is UTC: the same file is the same data on every machine. What is finer than milliseconds is cut off.
 */
export function readDate(bytes: Uint8Array, start: number, end: number): number {
  const sign = bytes[start]
  // A year of six digits has a sign: `+012345-01-31`.
  const isWide = sign === PLUS || sign === MINUS
  const at = isWide ? start + 7 : start + 4
  if (end < at + 6 || bytes[at] !== MINUS || bytes[at + 3] !== MINUS) return Number.NaN
  const year = isWide ? digits(bytes, start + 1, 6) : digits(bytes, start, 4)
  const month = digits(bytes, at + 1, 2)
  const day = digits(bytes, at + 4, 2)
  // Not a date where anything of it is no digit: digits() is negative then.
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return Number.NaN
  const date = daysSince1970(sign === MINUS ? -year : year, month, day) * 86_400_000
  const time = end === at + 6 ? date : date + readTime(bytes, at + 6, end)
  return Math.abs(time) <= LAST ? time : Number.NaN
}

/** The last moment that a `Date` knows, before 1970 the first. */
const LAST = 8.64e15

/** Milliseconds of `T12:34:56.789+01:00`; NaN where it is no time. */
function readTime(bytes: Uint8Array, start: number, end: number): number {
  const separator = bytes[start]
  if ((separator !== 0x54 && separator !== 0x20) || bytes[start + 3] !== 0x3a) return Number.NaN
  const hour = digits(bytes, start + 1, 2)
  const minute = start + 6 <= end ? digits(bytes, start + 4, 2) : -1
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return Number.NaN
  let at = start + 6
  let milliseconds = (hour * 60 + minute) * 60_000
  if (at < end && bytes[at] === 0x3a) {
    const second = at + 3 <= end ? digits(bytes, at + 1, 2) : -1
    if (second < 0 || second > 59) return Number.NaN
    milliseconds += second * 1000
    at += 3
    if (at < end && bytes[at] === POINT) {
      const from = ++at
      for (let unit = 100; at < end && (bytes[at] ?? 0) >= DIGIT_0 && (bytes[at] ?? 0) <= 0x39; unit = unit / 10) {
        if (unit >= 1) milliseconds += ((bytes[at] ?? 0) - DIGIT_0) * unit
        at++
      }
      if (at === from) return Number.NaN
    }
  }
  return milliseconds - readZone(bytes, at, end)
}

function readZone(bytes: Uint8Array, start: number, end: number): number {
  const sign = bytes[start]
  if (start === end || (sign === 0x5a && end - start === 1)) return 0
  if (sign !== PLUS && sign !== MINUS) return Number.NaN
  const size = end - start
  if (size !== 5 && !(size === 6 && bytes[start + 3] === 0x3a)) return Number.NaN
  const hours = digits(bytes, start + 1, 2)
  const minutes = digits(bytes, end - 2, 2)
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN
  return (sign === MINUS ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0
  for (let at = start; at < start + count; at++) {
    const digit = (bytes[at] ?? 0) - DIGIT_0
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** By Howard Hinnant's `days_from_civil`. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}
