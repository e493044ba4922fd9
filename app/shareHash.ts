/** Whether an address's hash is a shared project's, of this version or another; what reads it comes only then. */
export function isShareHash(hash: string): boolean {
  return /^#p\d+=/.test(hash)
}
