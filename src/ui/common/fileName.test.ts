import { describe, expect, it } from 'vitest'
import { findNameFault, freeFileName, toFileName } from './fileName.ts'

describe('file names', () => {
  it('add the ending that was left out', () => {
    expect([' stats ', 'stats.ts', 'a\\b', ''].map(toFileName)).toEqual(['stats.ts', 'stats.ts', 'a/b.ts', ''])
  })

  it('are free, not empty, and name a TypeScript file', () => {
    const fault = (name: string) => findNameFault(name, ['a.ts'])
    expect(fault('b.ts')).toBeNull()
    expect(fault('lib/b-2.ts')).toBeNull()
    expect(fault('a.ts')).toBe('a.ts is there already.')
    expect(fault('')).toMatch(/Give the module a name/)
    expect(fault('b.tsx')).toMatch(/ends with .ts/)
    expect(fault('types.d.ts')).toMatch(/types only/)
    expect(fault('../b.ts')).toMatch(/letters, digits/)
  })

  it('are proposed so that they are free', () => {
    expect(freeFileName([])).toBe('module.ts')
    expect(freeFileName(['module.ts', 'module2.ts'])).toBe('module3.ts')
  })
})
