import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Without a sandbox of its own where it runs as root, and quiet on the network. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium on the PATH, or null. */
export function lookUpBrowser() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name)
      if (isExecutable(path)) return path
    }
  }
  return null
}

/** The same; where there is none and Debian's package can be installed, installs it. Throws a message for people. */
export function findBrowser() {
  const found = lookUpBrowser()
  if (found) return found
  if (process.getuid?.() === 0 && hasApt()) {
    console.log('Installing Debian’s chromium package…')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    try {
      execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore', env })
    } catch {
      execFileSync('apt-get', ['update'], { stdio: 'ignore', env })
      execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env })
    }
    const installed = lookUpBrowser()
    if (installed) return installed
  }
  throw new Error(
    `No Chromium on the PATH (${NAMES.join(', ')}). Install one, on Debian or Ubuntu: sudo apt-get install chromium`,
  )
}

function hasApt() {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, 'apt-get')))
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
