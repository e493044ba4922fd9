/**
 * Serves a folder as any static server would: files by name, `index.html` for folders, no special headers.
 * `node scripts/serve.mjs [folder] [--port N] [--base /some/path/]`
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** Resolves to the address. Takes the next free port where the wanted one is in use. */
export async function serve({ folder, port = 4173, base = '/', host = '127.0.0.1' }) {
  const server = createServer((request, response) => {
    answer(resolve(folder), base, request, response).catch(() => send(response, 500, 'Internal error'))
  })
  const taken = await listen(server, port, host)
  return { server, url: `http://localhost:${taken}${base}` }
}

async function answer(folder, base, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'Method not allowed')
  const path = decodePath(new URL(request.url, 'http://localhost').pathname)
  if (path === null) return send(response, 400, 'Bad request')
  if (`${path}/` === base) return redirect(response, base)
  if (!path.startsWith(base)) return send(response, 404, 'Not found')
  const file = join(folder, normalize(path.slice(base.length)))
  if (file !== folder && !file.startsWith(folder + sep)) return send(response, 404, 'Not found')
  const found = await stat(file).catch(() => null)
  if (found?.isDirectory()) {
    if (!path.endsWith('/')) return redirect(response, `${path}/`)
    return sendFile(request, response, join(file, 'index.html'))
  }
  return sendFile(request, response, file)
}

async function sendFile(request, response, file) {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return send(response, 404, 'Not found')
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  response.writeHead(200, {
    'content-type': type,
    'content-length': found.size,
    'last-modified': found.mtime.toUTCString(),
  })
  if (request.method === 'HEAD') return response.end()
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}

function decodePath(path) {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

function redirect(response, to) {
  response.writeHead(301, { location: encodeURI(to) }).end()
}

function send(response, status, text) {
  if (response.headersSent) return response.destroy()
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text)
}

function listen(server, port, host, attempts = 50) {
  return new Promise((settle, reject) => {
    server.once('error', (error) => {
      if (error.code !== 'EADDRINUSE' || attempts === 0) return reject(error)
      server.removeAllListeners('error')
      settle(listen(server, port + 1, host, attempts - 1))
    })
    server.listen(port, host, () => settle(server.address().port))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '4173' }, base: { type: 'string', default: '/' } },
  })
  const { url } = await serve({ folder: positionals[0] ?? 'dist', port: Number(values.port), base: values.base })
  console.log(`Serving on ${url}`)
}
