/** A card's size by what stands on it; the canvas draws cards of just this size, and layouts make room for it. */
export function cardSize(node: { readonly name: string; readonly kind: string }): { width: number; height: number } {
  const width = Math.min(280, Math.max(168, 56 + node.name.length * 8.2))
  return { width: Math.ceil(width / 4) * 4, height: node.kind === 'function' ? 76 : 92 }
}
