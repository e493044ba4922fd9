/** The import walls of the architecture: who may know whom. */

const ENGINE = 'src/engine'

/** A folder of the engine and what it may import, besides itself. */
function wall(folder, { folders = [], packages = [] }) {
  const own = [folder, ...folders].map((name) => `^${ENGINE}/${name}/`)
  const allowed = [...own, ...packages.map((name) => `^node_modules/${name}(/|$)`)]
  return {
    name: `engine-${folder}`,
    comment: `${ENGINE}/${folder} may import ${[...folders, ...packages].join(', ') || 'nothing'}.`,
    severity: 'error',
    from: { path: `^${ENGINE}/${folder}/`, pathNot: '\\.test\\.ts$' },
    to: { pathNot: allowed },
  }
}

/** No `from` may import any `to`. */
function never(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to }
}

const STAGES = ['model', 'values', 'plan', 'run', 'results', 'author', 'adapters', 'parts']

module.exports = {
  forbidden: [
    never('no-cycles', 'A cycle hides who depends on whom.', {}, { circular: true }),
    never('no-unresolvable', 'Every import exists.', {}, { couldNotResolve: true, pathNot: '^(virtual:|dagwright$)' }),
    never(
      'no-undeclared',
      'Packages stand in package.json.',
      { path: '^(src|app)/' },
      // An optional peer counts as undeclared too, for what stands in peerDependenciesMeta.
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
    ),
    never(
      'no-dev-at-run-time',
      'What the command line runs is a dependency, not a development one.',
      {
        path: `^(${ENGINE}|src/cli)/`,
        pathNot: ['\\.test\\.ts$', `^${ENGINE}/page\\.ts$`, `^(${ENGINE}|src/cli)/testing/`],
      },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    ),
    never('no-tests', 'Nothing but tests imports tests.', { pathNot: '\\.test\\.tsx?$' }, { path: '\\.test\\.tsx?$' }),

    wall('model', {}),
    wall('analyze', { folders: ['model'], packages: ['typescript', 'magic-string', 'ts-blank-space'] }),
    wall('edit', { folders: ['model', 'analyze'], packages: ['typescript'] }),
    wall('language', { folders: ['model', 'analyze', 'edit'], packages: ['typescript'] }),
    wall('draw', { folders: ['model'] }),
    wall('link', { folders: ['model'] }),
    wall('live', { folders: ['model', 'link'] }),
    wall('plan', { folders: ['model'] }),
    wall('run', { folders: ['model', 'values', 'results', 'parts'] }),
    wall('adapters', { folders: ['model', 'values', 'run', 'results', 'worker'] }),
    wall('lifecycle', { folders: ['model', 'values', 'run', 'results', 'adapters'] }),
    wall('results', { folders: ['model', 'values'], packages: ['arquero', '@uwdata/flechette'] }),
    wall('parts', {
      folders: ['model'],
      packages: [
        'acorn',
        'd3-array',
        '@types/d3-array',
        '@uwdata/flechette',
        'hyparquet',
        'hyparquet-writer',
        'hyparquet-compressors',
        '@cfworker/json-schema',
      ],
    }),
    wall('values', { folders: ['model', 'parts'], packages: ['arquero', '@uwdata/flechette', 'd3-array'] }),
    wall('author', {}),
    wall('operations', { folders: ['model'] }),
    wall('worker', { folders: STAGES, packages: ['comlink', 'arquero', 'd3-array', '@types/d3-array'] }),

    never(
      'engine-is-headless',
      'The engine knows no page.',
      { path: `^${ENGINE}/` },
      { path: '^(src/(ui|cli)|app)/|^node_modules/(react|react-dom|zustand|@xyflow)/' },
    ),
    never(
      'page-has-no-compiler',
      'What the page imports of the engine leads to no compiler.',
      { path: `^${ENGINE}/page\\.ts$` },
      { reachable: true, path: '^node_modules/typescript/' },
    ),
    never(
      'kernel-has-no-compiler',
      'Nor does the kernel.',
      { path: `^${ENGINE}/kernel\\.ts$` },
      { reachable: true, path: '^node_modules/typescript/' },
    ),
    never(
      'ui-engine',
      'The page knows the engine by one door, and the operations by theirs, which is opened when they are asked for.',
      { path: '^src/ui/' },
      { path: `^${ENGINE}/`, pathNot: `^${ENGINE}/(page|operations)\\.ts$` },
    ),
    never(
      'operations-are-lazy',
      'The page loads the operations when they are first asked for.',
      { path: '^src/ui/' },
      { path: `^${ENGINE}/operations\\.ts$`, dependencyTypesNot: ['dynamic-import', 'type-only'] },
    ),
    never(
      'ui-outside',
      'Features do not know who composes them.',
      { path: '^src/ui/' },
      { path: '^(app|src/cli|vite)/' },
    ),
    never(
      'ui-features',
      'A feature never imports another; what they share goes through the store.',
      { path: '^src/ui/([^/]+)/', pathNot: '^src/ui/(shell|testing)/|\\.test\\.tsx?$' },
      { path: '^src/ui/[^/]+/', pathNot: '^src/ui/($1|store|widgets|theme|common)/' },
    ),
    never(
      'cli',
      'The command line is a user of the library.',
      { path: '^src/cli/', pathNot: '\\.test\\.ts$' },
      { path: '^src/|^app/', pathNot: [`^${ENGINE}/index\\.ts$`, '^src/cli/'] },
    ),
    never(
      'vite-plugin',
      'The plugin reads modules as the engine does, and runs nothing.',
      { path: '^src/vitePlugin/', pathNot: '\\.test\\.ts$' },
      { path: '^src/|^app/', pathNot: [`^${ENGINE}/(model|analyze|live)/`, '^src/vitePlugin/'] },
    ),
    never(
      'browser-has-no-node',
      'What browsers load of the library needs nothing of Node, and the compiler lazily if at all.',
      { path: `^${ENGINE}/(browser|browserRunner)\\.ts$` },
      { reachable: true, path: '^(node:)?(worker_threads|fs|fs/promises|path|url|os|crypto|child_process)$' },
    ),
    never(
      'app-engine',
      'The composition root knows the public faces.',
      { path: '^app/' },
      { path: `^${ENGINE}/`, pathNot: `^${ENGINE}/(page|analyzer|kernel)\\.ts$` },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.d.ts'],
    },
  },
}
