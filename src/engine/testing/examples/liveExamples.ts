import libs from 'virtual:dagwright-libs'
import { recordModule } from '../../../vitePlugin/recordModule.ts'
import { createCompiler } from '../../analyze/compiler.ts'
import { checkOutput, decorate, resolve, tag } from '../../author/index.ts'
import { Builder } from '../../builder.ts'
import { GraphError, type Problem } from '../../model/problem.ts'
import { WebWorkerGraphAdapter } from '../../nodeAdapter.ts'
import { source } from '../../source.ts'
import type { Examples } from '../told.ts'

/** Problems of live functions. */
export const liveExamples: Examples = {
  'DW-LIVE-001': [
    () => built(source('shapes', { largest: Math.max })),
    'The function "largest" of "shapes" is native or bound: its parameters cannot be read.',
  ],
  'DW-LIVE-002': [
    () => built(source('features', { label: new Function('return function a(e,t){return e+t}')() })),
    'A minifier renamed the parameters of "features": its functions take e and t.',
  ],
  'DW-LIVE-003': [
    () => built({ f: () => 1 }, new WebWorkerGraphAdapter({ workers: 1 })),
    'Workers cannot run the functions of "module1": nobody knows where to import it from.',
  ],
  'DW-LIVE-004': [
    () => built({ item: function* () {} }),
    '"item" is a generator, but live functions do not say which parameter collects its items.',
  ],
  'DW-LIVE-005': [
    () => built({ f: decorate(checkOutput({ valuesIn: [Symbol('s') as never] }), () => 1) }),
    'checkOutput at "f" holds { valuesIn: [Symbol(s)] }, which no text could say.',
  ],
  'DW-LIVE-006': [() => built({ f: decorate(7 as never, () => 1) }), '7 in the decorate(...) of "f" is no modifier.'],
  'DW-LIVE-007': [
    () =>
      built({
        f: decorate(
          resolve(() => 3 as never),
          () => 1,
        ),
      }),
    'resolve at "f" chose 3, which is no modifier.',
  ],
  'DW-LIVE-008': [() => built(Promise.resolve({})), 'withModules was given a promise, which is no module.'],
  'DW-LIVE-009': [
    () => built([source('a', { f: decorate(tag({}), () => 1) }), source('a', { g: () => 1 })]),
    'Two modules are called "a".',
  ],
  'DW-LIVE-010': [
    () => recorded('const _double = decorate(mutate(f), (f: number) => f * 2)'),
    '"_double" changes other functions by mutate(...), but a bundle has no way to it.',
  ],
}

async function built(modules: object, adapter?: WebWorkerGraphAdapter): Promise<readonly Problem[]> {
  const builder = new Builder().withModules(...(Array.isArray(modules) ? modules : [modules]))
  try {
    await (adapter ? builder.withAdapters(adapter) : builder).build()
    return []
  } catch (error) {
    if (error instanceof GraphError) return error.problems
    throw error
  }
}

function recorded(text: string): readonly Problem[] {
  const module = `import { decorate, mutate } from 'dagwright'\nexport function f(): number { return 1 }\n${text}`
  return recordModule('main.ts', createCompiler(libs).update([{ path: 'main.ts', text: module }])).problems
}
