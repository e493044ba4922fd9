import { formatProjectFile, type ProjectSettings, parseProjectFile, type SourceText } from '../src/engine/page.ts'
import { isProjectPath } from './projects/paths.ts'

/** A project as it travels in a link: text only. */
export interface SharedProject {
  readonly files: readonly SourceText[]
  readonly data: readonly SourceText[]
  readonly settings: ProjectSettings
}

export type Decoded =
  | { readonly ok: true; readonly project: SharedProject; readonly bytes: number }
  | { readonly ok: false; readonly message: string }

const PREFIX = '#p1='
/** Longer links get cut off by chats and mail; the reader refuses them too. */
export const MOST_LINK_BYTES = 64 * 1024
/** A small link may unpack to very much: reading stops here. */
export const MOST_UNPACKED_BYTES = 4 * 1024 * 1024

/** What `JSON` in the link holds. The checksum tells a damaged link that still unpacks. */
interface Envelope {
  readonly sum: number
  readonly content: Content
}

interface Content {
  readonly project: unknown
  readonly files: readonly (readonly [path: string, text: string])[]
  readonly data: readonly (readonly [name: string, text: string])[]
}

/** The hash of a link: `#p1=` and base64url of deflated JSON. Rejects with a message for people where it is too long. */
export async function encodeShareHash({ files, data, settings }: SharedProject): Promise<string> {
  const content: Content = {
    project: JSON.parse(formatProjectFile(settings)),
    files: files.map(({ path, text }) => [path, text]),
    data: data.map(({ path, text }) => [path, text]),
  }
  const envelope: Envelope = { sum: checksum(JSON.stringify(content)), content }
  const bytes = new TextEncoder().encode(JSON.stringify(envelope))
  if (bytes.length > MOST_UNPACKED_BYTES) throw new Error(tooLong(bytes.length, MOST_UNPACKED_BYTES))
  const hash = PREFIX + toBase64Url(await readAll(through(bytes, new CompressionStream('deflate-raw'))))
  if (hash.length > MOST_LINK_BYTES) throw new Error(tooLong(hash.length, MOST_LINK_BYTES))
  return hash
}

/** The inverse. Never throws: whatever is wrong with a link is an answer. */
export async function decodeShareHash(hash: string): Promise<Decoded> {
  if (!hash.startsWith(PREFIX))
    return refuse('This link was made by a version of Dagwright that this page does not know.')
  if (hash.length > MOST_LINK_BYTES)
    return refuse(`This link is too long: ${inKilobytes(hash.length, MOST_LINK_BYTES)}.`)
  const packed = fromBase64Url(hash.slice(PREFIX.length))
  if (!packed) return refuse(DAMAGED)
  const bytes = await unpack(packed)
  if (bytes === 'damaged') return refuse(DAMAGED)
  if (bytes === 'too much') return refuse(`This link unpacks to more than ${MOST_UNPACKED_BYTES / 1024} kB.`)
  const project = parseEnvelope(bytes)
  return project ? { ok: true, project, bytes: bytes.length } : refuse(DAMAGED)
}

const DAMAGED = 'This link is damaged: part of it is missing or was changed. Ask for it again.'

function refuse(message: string): Decoded {
  return { ok: false, message }
}

function tooLong(bytes: number, most: number): string {
  return `The project is too large for a link: ${inKilobytes(bytes, most)}. Download it as a zip instead.`
}

function inKilobytes(bytes: number, most: number): string {
  return `${Math.ceil(bytes / 1024)} kB of at most ${most / 1024} kB`
}

function parseEnvelope(bytes: Uint8Array): SharedProject | null {
  try {
    const envelope: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (!isRecord(envelope) || !isRecord(envelope.content)) return null
    const { content } = envelope
    if (checksum(JSON.stringify(content)) !== envelope.sum) return null
    const files = readTexts(content.files)
    const data = readTexts(content.data)
    const { settings, problems } = parseProjectFile(JSON.stringify(content.project))
    if (!files || !data || problems.length > 0) return null
    return { files, data, settings }
  } catch {
    return null
  }
}

function readTexts(value: unknown): SourceText[] | null {
  if (!Array.isArray(value)) return null
  const texts = new Map<string, string>()
  for (const entry of value) {
    if (!Array.isArray(entry)) return null
    const [path, text] = entry as unknown[]
    if (typeof path !== 'string' || typeof text !== 'string' || !isProjectPath(path) || texts.has(path)) return null
    texts.set(path, text)
  }
  return Array.from(texts, ([path, text]) => ({ path, text }))
}

async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array | 'damaged' | 'too much'> {
  try {
    return await readAll(through(packed, new DecompressionStream('deflate-raw')), MOST_UNPACKED_BYTES)
  } catch (error) {
    return error instanceof RangeError ? 'too much' : 'damaged'
  }
}

function through(bytes: Uint8Array<ArrayBuffer>, step: CompressionStream | DecompressionStream): ReadableStream {
  return new Blob([bytes]).stream().pipeThrough(step)
}

/** All bytes of a stream; a `RangeError` as soon as there are too many. */
async function readAll(stream: ReadableStream<Uint8Array>, most = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = stream.getReader()
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    length += value.length
    if (length > most) {
      await reader.cancel().catch(() => {})
      throw new RangeError('too much')
    }
    chunks.push(value)
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return null
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

/** FNV-1a over UTF-16 code units. */
function checksum(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
