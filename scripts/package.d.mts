/** Builds what `npm pack` takes, where it is older than its sources. */
export function buildPackage(): Promise<void>
