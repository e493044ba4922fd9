import type { Kept } from '../model/cached.ts'
import { NodeFailure } from '../run/errors.ts'
import { type HookCall, type RunServices, ServiceError } from '../run/services.ts'
import { fromWire, toWire } from '../values/wire.ts'
import { createGatherer } from './gather.ts'
import type {
  Answer,
  Ask,
  FromRunner,
  NamedValue,
  ServiceAnswer,
  ServiceRequest,
  ServiceValue,
} from './runnerProtocol.ts'

/** A runner's side of the services: each call is a question to the driver's side. */
export interface RemoteServices extends RunServices {
  answer(answers: readonly Answer[]): void
  /** What was to be kept since the last time goes to the driver's side in one message. */
  sendKept(): void
}

export function createRemoteServices(post: (message: FromRunner) => void): RemoteServices {
  const kept: Kept[] = []
  const waiting = new Map<number, (answer: ServiceAnswer) => void>()
  let count = 0
  const postAsks = (asks: readonly Ask[]) => post({ kind: 'ask', asks })
  /** Thousands of small nodes look themselves up in the cache at once. */
  const askTogether = createGatherer(postAsks)

  function ask(request: ServiceRequest): Promise<ServiceValue> {
    const id = ++count
    return new Promise((resolve, reject) => {
      waiting.set(id, (answer) => (answer.ok ? resolve(answer.value) : reject(toError(answer))))
      // A key can always be sent. What cannot is told to whoever asked, and to nobody else.
      if (request.kind === 'readRecord') askTogether({ id, request })
      else postAsks([{ id, request }])
    })
  }

  return {
    async readFile(path) {
      const file = await ask({ kind: 'readFile', path })
      return file instanceof Uint8Array || file instanceof Blob ? file : new Uint8Array()
    },
    fileVersion: async (path) => String(await ask({ kind: 'fileVersion', path })),
    writeFile: async (path, bytes) => void (await ask({ kind: 'writeFile', path, bytes })),
    callHook: async (call) => void (await ask({ kind: 'callHook', ...pack(call) })),
    async readCache(key) {
      const entry = await ask({ kind: 'readCache', key })
      return entry instanceof Uint8Array ? entry : null
    },
    async readRecord(key) {
      const record = await ask({ kind: 'readRecord', key })
      if (typeof record === 'string') return 'distrusted'
      return record !== null && 'data' in record ? record : null
    },
    keep: (one) => void kept.push(one),
    sendKept() {
      if (kept.length) post({ kind: 'kept', kept: kept.splice(0) })
    },
    answer(answers) {
      for (const { id, answer } of answers) {
        waiting.get(id)?.(answer)
        waiting.delete(id)
      }
    },
  }
}

/** The driver's side: asks the services themselves. */
export async function answerService(request: ServiceRequest, services: RunServices): Promise<ServiceAnswer> {
  try {
    return { ok: true, value: await perform(request, services) }
  } catch (error) {
    const isError = error instanceof Error
    return {
      ok: false,
      name: isError ? error.name : 'Error',
      message: isError ? error.message : String(error),
      hint: error instanceof ServiceError ? error.hint : null,
      problem: error instanceof NodeFailure ? error.problem : null,
    }
  }
}

async function perform(request: ServiceRequest, services: RunServices): Promise<ServiceValue> {
  switch (request.kind) {
    case 'readFile':
      return services.readFile(request.path)
    case 'fileVersion':
      return services.fileVersion(request.path)
    case 'writeFile':
      await services.writeFile(request.path, request.bytes)
      return null
    case 'callHook':
      await services.callHook(unpack(request.call, request.values))
      return null
    case 'readCache':
      return services.readCache(request.key)
    case 'readRecord':
      return services.readRecord(request.key)
  }
}

function toError(answer: ServiceAnswer & { ok: false }): Error {
  if (answer.problem) return new NodeFailure(answer.problem)
  if (answer.hint !== null) return new ServiceError(answer.message, answer.hint)
  const error = new Error(answer.message)
  error.name = answer.name
  return error
}

/** Values of a hook's call travel beside it: `kwargs` in their order, then the result. */
function pack(call: HookCall): { call: HookCall; values: NamedValue[] } {
  if (!('kwargs' in call)) return { call, values: [] }
  const values = Object.entries(call.kwargs).map(([name, value]): NamedValue => [name, toWire(value)])
  if ('result' in call) values.push(['', toWire(call.result)])
  return { call: { ...call, kwargs: {}, ...('result' in call ? { result: undefined } : {}) }, values }
}

function unpack(call: HookCall, values: readonly NamedValue[]): HookCall {
  if (!('kwargs' in call)) return call
  const kwargs: Record<string, unknown> = Object.create(null)
  for (const [name, value] of values) if (name !== '') kwargs[name] = fromWire(value)
  const result = values.find(([name]) => name === '')
  return result ? { ...call, kwargs, result: fromWire(result[1]) } : { ...call, kwargs }
}
