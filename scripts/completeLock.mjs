/**
 * Run after `npm install`: npm leaves optional packages of other platforms out of the lockfile where it did not see them
 * (npm/cli#4828), and then `npm ci` refuses it. Adds them by what their names say of the platform.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './ready.mjs'

const PLATFORM =
  /(android|darwin|freebsd|linux|openbsd|openharmony|win32)-(arm64|arm|x64|ia32|loong64|ppc64|riscv64|s390x)-?(.*)$/

const file = join(ROOT, 'package-lock.json')
const lock = JSON.parse(await readFile(file, 'utf8'))
let added = 0
for (const [path, owner] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`
    if (lock.packages[key] || lock.packages[`${path}/${key}`]) continue
    lock.packages[key] = entry(name, version, owner)
    added++
  }
}
const [root, ...rest] = Object.entries(lock.packages)
rest.sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = Object.fromEntries([root, ...rest])
await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} packages added.`)

function entry(name, version, owner) {
  const platform = PLATFORM.exec(name)
  if (!platform || !/^\d/.test(version)) throw new Error(`${name}@${version} is for no platform that its name tells`)
  const [, os, cpu, rest] = platform
  const libc = rest.includes('musl') ? ['musl'] : os === 'linux' ? ['glibc'] : undefined
  const sibling = Object.entries(lock.packages).find(
    ([path, one]) => path.startsWith(`node_modules/${name.split('/')[0]}/`) && one.cpu,
  )?.[1]
  // In npm's own order of keys; what is undefined is not written.
  const { license, engines } = sibling ?? {}
  return { version, cpu: [cpu], dev: owner.dev, libc, license, optional: true, os: [os], engines }
}
