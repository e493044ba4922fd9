import type { ProjectDocument } from '../src/ui/store/document.ts'

/**
 * Whose it is what this browser keeps beside projects: an id that goes with the open project, so that of several tabs with
 * projects of their own none takes what another's functions gave.
 */
let current: string = crypto.randomUUID()

/** Of projects that were open before, as they were left. */
const known = new WeakMap<ProjectDocument, string>()

export function projectId(): string {
  return current
}

/** The project that was left, or saved, as this document has the id. */
export function knowProject(document: ProjectDocument, id: string): void {
  known.set(document, id)
}

/** It is open now: one that was open before has the id that it had. */
export function enterProject(document: ProjectDocument): void {
  current = known.get(document) ?? crypto.randomUUID()
}
