import { describe, expect, it } from 'vitest'
import { applyTextEdits } from '../../engine/page.ts'
import { type FindQuery, findMatches, replaceMatches } from './findMatches.ts'

const FILES = [
  { path: 'a.ts', text: 'const spend = 1\nconst Spender = spend\n' },
  { path: 'b.ts', text: 'export const x = 2\n' },
  { path: 'c.ts', text: '  spend()\n' },
]

const query = (text: string, parts: Partial<FindQuery> = {}): FindQuery => ({
  text,
  matchCase: false,
  wholeWord: false,
  isPattern: false,
  ...parts,
})

function replaced(text: string, by: string, parts: Partial<FindQuery> = {}): string[] {
  const found = findMatches(FILES, query(text, parts), by)
  if (!found.ok) return [found.fault]
  const changes = replaceMatches(found.files)
  return FILES.map((file) => applyTextEdits(file.text, changes.find((one) => one.path === file.path)?.edits ?? []))
}

describe('finding in all modules', () => {
  it('tells the place and the line around each match', () => {
    const found = findMatches(FILES, query('spend'))
    expect(found).toMatchObject({ ok: true, count: 4, isCut: false })
    expect(found.ok && found.files.map(({ path, matches }) => [path, matches.length])).toEqual([
      ['a.ts', 3],
      ['c.ts', 1],
    ])
    expect(found.ok && found.files[1]?.matches[0]).toMatchObject({
      line: 1,
      column: 3,
      before: '',
      found: 'spend',
      after: '()',
    })
  })

  it('heeds case and whole words where that is asked for', () => {
    const count = (parts: Partial<FindQuery>) => {
      const found = findMatches(FILES, query('spend', parts))
      return found.ok && found.count
    }
    expect([count({}), count({ matchCase: true }), count({ wholeWord: true })]).toEqual([4, 3, 3])
  })

  it('takes a text as it stands unless it is to be a pattern', () => {
    expect(replaced('x = 2', '$&!')[1]).toBe('export const $&!\n')
    expect(replaced('(\\w) = (\\d)', '$2 = $1 $$', { isPattern: true })[1]).toBe('export const 2 = x $\n')
  })

  it('says why a pattern is none', () => {
    expect(findMatches(FILES, query('(', { isPattern: true }))).toMatchObject({ ok: false })
  })

  it('replaces all matches of all files and touches nothing else', () => {
    expect(replaced('spend', 'cost', { wholeWord: true, matchCase: true })).toEqual([
      'const cost = 1\nconst Spender = cost\n',
      'export const x = 2\n',
      '  cost()\n',
    ])
  })

  it('finds nothing where nothing is asked for, or nothing would be seen', () => {
    expect(findMatches(FILES, query(''))).toMatchObject({ count: 0 })
    expect(findMatches(FILES, query('$', { isPattern: true }))).toMatchObject({ count: 0 })
  })
})
