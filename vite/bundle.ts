import { build, type Plugin, type Rolldown } from 'vite'

export interface Bundle {
  readonly text: string
  /** Every file that went into it. */
  readonly files: readonly string[]
}

export interface BundleOptions {
  readonly entry: string
  /** `iife`: one script without imports or exports, which runs as a classic worker. `es`: one module without imports. */
  readonly format: 'iife' | 'es'
  readonly plugins?: Plugin[]
}

/** Bundles an entry and all that it imports, lazily or not, into one minified text. */
export async function buildBundle(root: string, { entry, format, plugins = [] }: BundleOptions): Promise<Bundle> {
  const files = new Set<string>()
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [...plugins, collectFiles(files)],
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      lib: { entry, formats: [format], name: 'dagwright' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  return { text: onlyChunk(result), files: [...files] }
}

function collectFiles(files: Set<string>): Plugin {
  return {
    name: 'dagwright:collect-files',
    buildEnd() {
      for (const id of this.getModuleIds()) if (!id.startsWith('\0')) files.add(id.replace(/\?.*$/, ''))
    },
  }
}

function onlyChunk(result: Awaited<ReturnType<typeof build>>): string {
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[]
  const chunks = outputs.flatMap((one) => one.output).filter((one) => one.type === 'chunk')
  const [chunk] = chunks
  if (!chunk || chunks.length > 1) throw new Error(`expected one chunk, got ${chunks.length}`)
  return chunk.code
}
