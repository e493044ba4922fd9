import type { RunEvent } from '../model/event.ts'
import { previewOf } from '../values/summarise.ts'
import { formatDuration } from './formatDuration.ts'
import type { LifecycleAdapter, NodeEnded, NodeStarting } from './LifecycleAdapter.ts'

export interface PrintLnOptions {
  /** 1 tells that nodes run and how long; 2 also what they are given and what they give. */
  readonly verbosity?: 1 | 2
  /** Takes each line; `console.log` unless said otherwise. */
  readonly print?: (line: string) => void
  /** Tells of these nodes only. */
  readonly nodes?: readonly string[]
}

/** Prints a line when a node starts, and one when it ends. */
export class PrintLn implements LifecycleAdapter {
  readonly nodes?: readonly string[]
  /** Values are looked at by hooks, which cost a message a node where nodes run in workers: only if they are asked for. */
  readonly preNodeExecute?: (moment: NodeStarting) => void
  readonly postNodeExecute?: (moment: NodeEnded) => void
  readonly #print: (line: string) => void
  readonly #starts = new Map<string, number>()

  constructor({ verbosity = 1, print = (line) => console.log(line), nodes }: PrintLnOptions = {}) {
    this.#print = print
    if (nodes) this.nodes = nodes
    if (verbosity === 2) {
      this.preNodeExecute = ({ node, kwargs }) => print(`${node.name} is given ${argumentsText(kwargs)}.`)
      this.postNodeExecute = ({ node, success, result }) => {
        if (success) print(`${node.name} gives ${previewOf(result)}.`)
      }
    }
  }

  onEvent(event: RunEvent): void {
    const line = this.#lineOf(event)
    if (line !== null && 'node' in event && event.node !== null && this.#isMeant(event.node)) this.#print(line)
  }

  #lineOf(event: RunEvent): string | null {
    switch (event.kind) {
      case 'runStarted':
        this.#starts.clear()
        return null
      case 'nodeStarted':
        this.#starts.set(event.node, event.time)
        return `${event.node} starts${event.worker > 0 ? ` in worker ${event.worker}` : ''}.`
      case 'nodeFinished':
        return `${event.node} is done after ${this.#duration(event.node, event.time)}.`
      case 'nodeFailed':
        return `${event.node} failed after ${this.#duration(event.node, event.time)}. ${event.problem.message}`
      case 'nodeCached':
        return `${event.node} is taken from the cache.`
      case 'nodeSkipped':
        return `${event.node} is skipped, because ${event.because} has no value.`
      case 'nodeWarned':
        return `${event.node} warns. ${event.problem.message}`
      default:
        return null
    }
  }

  #duration(node: string, time: number): string {
    return formatDuration(time - (this.#starts.get(node) ?? time))
  }

  #isMeant(node: string): boolean {
    return this.nodes?.includes(node) ?? true
  }
}

function argumentsText(kwargs: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(kwargs).map(([name, value]) => `${name} = ${previewOf(value, 60)}`)
  return texts.join(', ') || 'nothing'
}
