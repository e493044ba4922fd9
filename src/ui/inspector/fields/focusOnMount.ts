/** For a field that the person has just asked for. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus()
}
