import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { buildBundle } from './bundle.ts'
import { formatPolicy, framePolicy, pagePolicy } from './policy.ts'

const ID = 'virtual:frame'
/** Vite puts it on the scripts that it injects while developing; the production build has no inline script. */
export const DEVELOPMENT_NONCE = 'dagwright-development'

interface Frame {
  readonly srcdoc: string
  readonly scriptHash: string
  readonly files: readonly string[]
}

/** `virtual:frame`, the sandbox frame's document, and the page's policy that lets its one script start. */
export function frame(root: string): Plugin {
  let made: Promise<Frame> | undefined
  let developing = false
  const get = () => {
    made ??= makeFrame(root)
    return made
  }
  return {
    name: 'dagwright:frame',
    config: (_, { command }) => (command === 'serve' ? { html: { cspNonce: DEVELOPMENT_NONCE } } : {}),
    configResolved: (config) => {
      developing = config.command === 'serve'
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null
      const { srcdoc, files } = await get()
      for (const file of files) this.addWatchFile(file)
      return `export default ${JSON.stringify(srcdoc)}`
    },
    async hotUpdate({ file, server }) {
      if (!(await get()).files.includes(file)) return
      made = undefined
      server.ws.send({ type: 'full-reload' })
    },
    async transformIndexHtml() {
      const { scriptHash } = await get()
      const nonce = developing ? DEVELOPMENT_NONCE : null
      return [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: formatPolicy(pagePolicy(scriptHash, nonce)) },
          injectTo: 'head-prepend',
        },
      ]
    },
  }
}

async function makeFrame(root: string): Promise<Frame> {
  const { text, files } = await buildBundle(root, { entry: join(root, 'app/frame/boot.ts'), format: 'iife' })
  const script = text.trim()
  if (/<\/script/i.test(script)) throw new Error('the boot script would end its own element')
  const scriptHash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  const policy = formatPolicy(framePolicy(scriptHash))
  const srcdoc = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${script}</script>`
  return { srcdoc, scriptHash, files }
}
