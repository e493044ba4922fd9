/**
 * `npm test`: installs what is missing, then every stage of the gate. A failing stage does not end it; the last line counts
 * what passed and failed over all of them. `--without e2e`, `--only unit,types`.
 */
import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser } from './browser.mjs'
import { buildCommandLine } from './commandLine.mjs'
import { installPackages, localBin, ROOT } from './ready.mjs'

const REPORTS = join(ROOT, 'build/reports')
const BIOME = 'node_modules/@biomejs/biome/bin/biome'

/** Those that only read come first and go side by side, the others one after another. */
const STAGES = [
  { name: 'format', reads: true, run: () => command(BIOME, ['format', '.']) },
  { name: 'lint', reads: true, run: () => command(BIOME, ['lint', '--error-on-warnings', '.']) },
  {
    name: 'walls',
    reads: true,
    run: () =>
      command('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', [
        '--config',
        '.dependency-cruiser.cjs',
        'src',
        'app',
      ]),
  },
  { name: 'types', reads: true, run: () => command('node_modules/typescript/bin/tsc', ['-p', '.']) },
  { name: 'unit', run: runUnitTests },
  { name: 'build', run: () => command('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']) },
  { name: 'size', run: runSizeChecks, needs: 'build' },
  { name: 'e2e', run: runJourneys, needs: 'build' },
]

const { values } = parseArgs({
  options: { without: { type: 'string', default: '' }, only: { type: 'string', default: '' } },
})
const without = values.without.split(',')
const only = values.only ? values.only.split(',') : STAGES.map((stage) => stage.name)
const stages = STAGES.filter(({ name }) => only.includes(name) && !without.includes(name))

await prepare()
const total = { passed: 0, failed: 0 }
const broken = new Set()
const readers = new Map(stages.filter((stage) => stage.reads).map((stage) => [stage, timed(stage)]))
for (const stage of stages) {
  const { name } = stage
  const { passed, failed, output, seconds } = await (readers.get(stage) ?? timed(stage))
  if (failed) broken.add(name)
  if (output && failed) console.log(`\n${output.trimEnd()}\n`)
  console.log(`${failed ? '✗' : '✓'} ${name.padEnd(7)} ${passed} passed, ${failed} failed  (${seconds} s)`)
  total.passed += passed
  total.failed += failed
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed ? 1 : 0

async function timed({ needs, run }) {
  const start = performance.now()
  const outcome = broken.has(needs) ? notRun(needs) : await run().catch(crashed)
  return { ...outcome, seconds: ((performance.now() - start) / 1000).toFixed(1) }
}

/** Without its packages nothing can be tested; without a browser all but the journeys can. */
async function prepare() {
  try {
    await installPackages()
  } catch (error) {
    console.error(`${error.message}\n\n0 passed, 1 failed`)
    process.exit(1)
  }
  try {
    if (stages.some((stage) => stage.name === 'e2e')) findBrowser()
  } catch (error) {
    console.error(error.message)
  }
  await rm(REPORTS, { recursive: true, force: true })
  await mkdir(REPORTS, { recursive: true })
}

/** A command that passes or fails as a whole: one check. */
async function command(script, args) {
  const { status, output } = await runNode(script, args)
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, output }
}

async function runUnitTests() {
  // Several files of tests run the command: once built, none of them builds it while another reads it.
  await buildCommandLine()
  const file = join(REPORTS, 'unit.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { status, output } = await runNode('node_modules/vitest/vitest.mjs', args)
  const report = await readJson(file)
  if (!report) return { passed: 0, failed: 1, output }
  // A file that could not be loaded has no tests to count, yet it fails.
  const failedFiles = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
  const failed = report.numFailedTests + failedFiles.length
  return { passed: report.numPassedTests, failed: failed || (status === 0 ? 0 : 1), output }
}

async function runSizeChecks() {
  const { checkSizes } = await import('./size.mjs')
  const checks = await checkSizes()
  const lines = checks.map(({ title, ok, detail }) => `  ${ok ? '✓' : '✗'} ${title}${detail ? `: ${detail}` : ''}`)
  console.log(lines.join('\n'))
  const passed = checks.filter((check) => check.ok).length
  return { passed, failed: checks.length - passed, output: '' }
}

async function runJourneys() {
  const file = join(REPORTS, 'e2e.json')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const { status, output } = await runNode(localBin('@playwright/test/cli.js'), ['test', '--reporter=list,json'], env)
  const stats = (await readJson(file))?.stats
  if (!stats) return { passed: 0, failed: 1, output }
  const failed = stats.unexpected + stats.flaky
  return { passed: stats.expected, failed: failed || (status === 0 ? 0 : 1), output }
}

/** Runs a script with this Node and keeps what it prints. */
function runNode(script, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => resolve({ status: 1, output: error.message }))
    child.on('close', (code) => resolve({ status: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}

async function readJson(file) {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? null : JSON.parse(text)
}

function notRun(needs) {
  return { passed: 0, failed: 1, output: `Not run: ${needs} failed.` }
}

function crashed(error) {
  return { passed: 0, failed: 1, output: error.stack }
}
