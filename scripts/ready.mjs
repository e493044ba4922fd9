/** What a fresh checkout lacks, and how it is brought in. Uses nothing but Node: there may be no node_modules yet. */
import { spawn } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** Installs the packages where any of them is absent or of another version than the lockfile's. */
export async function installPackages() {
  if (await packagesMatch()) return
  console.log('Installing packages (npm ci)…')
  await run('npm', ['ci', '--no-audit', '--no-fund'])
}

/** npm writes down what it installed, in the lockfile's own form. */
async function packagesMatch() {
  const installed = await readPackages('node_modules/.package-lock.json')
  if (!installed) return false
  const wanted = Object.entries((await readPackages('package-lock.json')) ?? {})
  return wanted.every(
    ([path, one]) => path === '' || one.optional || one.peer || installed[path]?.version === one.version,
  )
}

async function readPackages(path) {
  const text = await readFile(join(ROOT, path), 'utf8').catch(() => null)
  return text === null ? null : JSON.parse(text).packages
}

/** Whether `target` is absent or older than anything under `sources`. */
export async function isStale(target, sources) {
  const built = await modified(target)
  if (built === 0) return true
  for (const source of sources) if ((await newest(join(ROOT, source))) > built) return true
  return false
}

/** Resolves when the command has succeeded; rejects with its name and status. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32', ...options })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? `status ${code}`}`))
    })
  })
}

/** The entry script of an installed package's command, to be run by Node itself. */
export function localBin(path) {
  return join(ROOT, 'node_modules', path)
}

async function modified(path) {
  const found = await stat(join(ROOT, path)).catch(() => null)
  return found?.mtimeMs ?? 0
}

async function newest(path) {
  const found = await stat(path).catch(() => null)
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  // A folder's own time tells of files that went away.
  let latest = found.mtimeMs
  for (const entry of await readdir(path)) latest = Math.max(latest, await newest(join(path, entry)))
  return latest
}
