import type { ValueLook } from '../valueType.ts'
import { isPlainObject, type PlainObject } from './object.ts'

/** Charts as Vega-Lite specifies them: plain objects that name its schema, as every example of its does. */
export const vegaLiteLook: ValueLook = {
  kind: 'vegaLite',
  over: ['object'],
  is: isVegaLite,
  typeName: () => 'Vega-Lite',
  preview(value) {
    const { title, description } = value as PlainObject
    const name = [title, description].find((text) => typeof text === 'string')
    return ['Vega-Lite chart', markOf(value as PlainObject), name && JSON.stringify(name)].filter(Boolean).join(' ')
  },
}

export function isVegaLite(value: unknown): value is PlainObject {
  return isPlainObject(value) && typeof value.$schema === 'string' && /\/vega-lite\/v\d/.test(value.$schema)
}

/** `(bar)`, or how it is composed. */
function markOf({ mark, ...spec }: PlainObject): string {
  const type = isPlainObject(mark) ? mark.type : mark
  if (typeof type === 'string') return `(${type})`
  const composed = ['layer', 'facet', 'repeat', 'hconcat', 'vconcat', 'concat'].find((key) => Object.hasOwn(spec, key))
  return composed ? `(${composed})` : ''
}
