/** Moves the focus to a node's card, once it is drawn. */
export function focusCard(name: string): void {
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`.canvas [data-node="${CSS.escape(name)}"]`)
    card?.focus({ preventScroll: true })
  })
}
