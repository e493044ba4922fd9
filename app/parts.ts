import urls from 'virtual:parts'
import type { PartAnswer, PartRequest } from '../src/engine/page.ts'

/** A heavy part of the engine as text, for the sandbox, which has no network of its own. */
export async function answerPart({ name }: PartRequest): Promise<PartAnswer> {
  try {
    return { kind: 'part', name, given: await fetchText(urls[name] ?? ''), fault: '' }
  } catch (error) {
    return { kind: 'part', name, given: null, fault: error instanceof Error ? error.message : String(error) }
  }
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  return response.text()
}
