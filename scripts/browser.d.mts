export const BROWSER_FLAGS: string[]
export function lookUpBrowser(): string | null
export function findBrowser(): string
