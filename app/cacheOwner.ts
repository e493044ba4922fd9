/**
 * Whose the browser's cache is: an id that goes with the open project, so that of several tabs with projects of their own none
 * takes what another's functions gave.
 */
let owner: string = crypto.randomUUID()

export function cacheOwner(): string {
  return owner
}

/** The project of the last visit is open again. */
export function adoptCache(id: string): void {
  owner = id
}

/** Another project is open. */
export function renewCache(): void {
  owner = crypto.randomUUID()
}
