import type { ImageType, ImageView } from '../../model/summary.ts'
import type { ValueLook } from '../valueType.ts'
import { findBytes } from './bytes.ts'
import { isPlainObject, type PlainObject } from './object.ts'

/** Pixels as a canvas gives them: red, green, blue, opacity, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray | Uint8Array
}

/** Images: the bytes of an image file, or an object of pixels. */
export const imageLook: ValueLook = {
  kind: 'image',
  over: ['typedArray', 'bytes', 'object'],
  is: (value) => isPixels(value) || imageTypeOf(value) !== null,
  typeName: (value) => (isPixels(value) ? 'Pixels' : `${NAMES[imageTypeOf(value) ?? 'image/png']} image`),
  preview(value) {
    if (isPixels(value)) return `Pixels ${value.width} × ${value.height}`
    const bytes = findBytes(value)
    const size = bytes && findPixelSize(bytes)
    return `${imageLook.typeName(value)}${size ? ` ${size.join(' × ')}` : ''}, ${bytes?.length ?? 0} bytes`
  },
}

const NAMES: Readonly<Record<ImageType, string>> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/gif': 'GIF',
  'image/webp': 'WebP',
  'image/svg+xml': 'SVG',
}

/** By the first bytes; null for a value that is no image file. */
export function imageTypeOf(value: unknown): ImageType | null {
  const bytes = findBytes(value)
  if (!bytes || bytes.length < 12) return null
  const [first = 0, second] = bytes
  if (first === 0x89) return startsWith(bytes, 'PNG\r\n\x1a\n', 1) ? 'image/png' : null
  if (first === 0xff) return second === 0xd8 && bytes[2] === 0xff ? 'image/jpeg' : null
  if (first === G) return startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a') ? 'image/gif' : null
  if (first === R) return startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8) ? 'image/webp' : null
  return first === LESS || first === BOM || first <= SPACE ? svgType(bytes) : null
}

const [G, R, LESS, SPACE, BOM] = [0x47, 0x52, 0x3c, 0x20, 0xef]

function startsWith(bytes: Uint8Array, text: string, from = 0): boolean {
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text.charCodeAt(at)) return false
  return true
}

/** An `svg` element, after a declaration and comments at most. */
function svgType(bytes: Uint8Array): ImageType | null {
  const start = new TextDecoder().decode(bytes.subarray(0, 1024))
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(start) ? 'image/svg+xml' : null
}

/** Of those that tell it near their start. */
function findPixelSize(bytes: Uint8Array): readonly [width: number, height: number] | null {
  if (bytes.length < 24) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes[0] === 0x89) return [view.getUint32(16), view.getUint32(20)]
  return bytes[0] === G ? [view.getUint16(6, true), view.getUint16(8, true)] : null
}

export function isPixels(value: unknown): value is Pixels & PlainObject {
  if (!isPlainObject(value)) return false
  const { width, height, data } = value
  return (
    (data instanceof Uint8ClampedArray || data instanceof Uint8Array) &&
    typeof width === 'number' &&
    typeof height === 'number' &&
    Number.isInteger(width) &&
    width > 0 &&
    data.length === 4 * width * height
  )
}

/** A copy of what a viewer needs of an image; null for what is none. */
export function findImage(value: unknown): ImageView | null {
  const type = imageTypeOf(value)
  const bytes = findBytes(value)
  if (type && bytes) return { kind: 'file', type, bytes: new Uint8Array(bytes) }
  if (!isPixels(value)) return null
  return { kind: 'pixels', width: value.width, height: value.height, data: new Uint8ClampedArray(value.data) }
}
