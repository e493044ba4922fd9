import { type Binding, source as bindingTo } from './author/index.ts'
import type { LiveModule } from './live/liveModule.ts'
import type { SourceText } from './model/module.ts'

/**
 * Where something comes from, by what it is given.
 *
 * With a name alone, in a modifier, where a parameter's value comes from: `inject({ x: source('spend') })`.
 *
 * With a path and text, a module for `Builder.withModules`: `source('features.ts', text)`.
 *
 * With a path, or a URL, and what `import * as` gives, a module of live functions under that name. A URL is where workers import
 * it from: `source(new URL('./features.js', import.meta.url), features)`.
 */
export function source(node: string): Binding
export function source(path: string, text: string): SourceText
export function source(place: string | URL, functions: object): LiveModule
export function source(place: string | URL, what?: string | object): Binding | SourceText | LiveModule {
  if (what === undefined) return bindingTo(String(place))
  if (typeof what === 'string') return { path: String(place), text: what }
  const url = place instanceof URL ? place.href : null
  return { kind: 'liveModule', path: fileOf(place), functions: what, url, recorded: null }
}

/** `file:///app/features.js?v=1` -> `features.js`. */
function fileOf(place: string | URL): string {
  if (!(place instanceof URL)) return place
  return decodeURIComponent(place.pathname.slice(place.pathname.lastIndexOf('/') + 1)) || place.href
}
