import type { LookedUp, MissReason } from './cached.ts'
import { listNames } from './names.ts'

/** Why a node ran, or did not have to, in words; empty where neither has happened. */
export function lookUpWords(looked: LookedUp, status: string): string {
  if (status === 'cached')
    return looked.kind === 'open'
      ? `${listNames(looked.waitsFor)} gave the same as before`
      : 'nothing that it depends on changed'
  const hasRun = status === 'ok' || status === 'failed' || status === 'running'
  if (!hasRun || looked.kind === 'hit') return ''
  if (looked.kind === 'open' && looked.because.length === 0)
    return `what ${listNames(looked.waitsFor)} gave had to be known first`
  return looked.because.map(reasonWords).join(', ')
}

/** What becomes of a node in a run that has not begun, by what the cache says of it. */
export function fateWords(looked: LookedUp): { readonly fate: 'cached' | 'runs' | 'open'; readonly why: string } {
  if (looked.kind === 'hit') return { fate: 'cached', why: 'nothing that it depends on changed' }
  if (looked.kind === 'miss' || looked.because.length > 0) return { fate: 'runs', why: lookUpWords(looked, 'ok') }
  const { waitsFor } = looked
  return { fate: 'open', why: `is looked up when ${listNames(waitsFor)} ${waitsFor.length === 1 ? 'has' : 'have'} run` }
}

function otherValues(names: readonly string[]): string {
  return `${listNames(names)} gave another value`
}

function reasonWords(reason: MissReason): string {
  switch (reason.kind) {
    case 'new':
      return 'it has not run before'
    case 'code':
      return reason.of === undefined ? 'its code changed' : `${reason.of} changed`
    case 'value':
      return reason.what === 'node' ? otherValues([reason.of]) : `the ${reason.what} ${reason.of} changed`
    case 'gone':
      return 'what it gave is not kept'
    case 'unhashable':
      return `${reason.of} cannot be compared`
    case 'behavior':
      return `the cache's behaviour of ${reason.of} is "${reason.behavior}"`
    case 'file':
      return `file ${reason.of} ${reason.isThere ? 'changed' : 'is not there'}`
    case 'items':
      return 'its items are looked up one by one'
    case 'unknown':
      return 'the program does not say which code it runs'
  }
}
