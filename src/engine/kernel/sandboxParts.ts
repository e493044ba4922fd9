import type { PartName, Parts } from '../parts/parts.ts'
import type { PartUrls } from './partUrls.ts'

let urls: PartUrls | null = null

/** Once in each thread of the sandbox. */
export function providePartUrls(given: PartUrls): void {
  urls = given
}

/** Stands in the place of `parts/importPart.ts`, by `vite/parts.ts`: the sandbox has no network, so the page hands parts over. */
export async function importPart<Name extends PartName>(name: Name): Promise<Parts[Name]> {
  if (!urls) throw new Error(`nobody gives this thread the part "${name}"`)
  return import(/* @vite-ignore */ await urls.urlOf(name))
}
