import type { Origin } from '../store/state.ts'

/** What a project is compared with: what it was when it came here. */
export function originWords(origin: Origin): string {
  if (origin.kind === 'example') return `the example “${origin.title}”`
  if (origin.kind === 'file') return `${origin.name} as opened`
  return origin.kind === 'link' ? 'the link as opened' : 'the project as it began'
}
