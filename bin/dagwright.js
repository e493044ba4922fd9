#!/usr/bin/env node
import { pathToFileURL } from 'node:url'
import { buildCommandLine, COMMAND_LINE } from '../scripts/commandLine.mjs'

try {
  await buildCommandLine()
  const { main } = await import(pathToFileURL(COMMAND_LINE).href)
  process.exitCode = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
  })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  process.exitCode = 3
}
