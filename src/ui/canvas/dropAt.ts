/** What lies at a place of the screen: a card, one of its ports, or the ground between cards. */
export interface Drop {
  readonly node: string | null
  readonly port: string | null
  readonly isGround: boolean
}

export function dropAt(x: number, y: number): Drop {
  const element = document.elementFromPoint(x, y)
  const card = element?.closest('.react-flow__node')
  const handle = element?.closest<HTMLElement>('.react-flow__handle.target')
  return {
    node: card?.querySelector<HTMLElement>('[data-node]')?.dataset.node ?? null,
    port: handle?.dataset.handleid ?? null,
    isGround: !card && element?.closest('.react-flow__pane') != null,
  }
}
