/** An element with what is in it: tooltips are drawn by CodeMirror and not by React. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: readonly (Node | string | null | false)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children.filter((one): one is Node | string => one !== null && one !== false))
  return element
}

/** A button that keeps the focus where it is. */
export function button(label: string, className: string, press: () => void): HTMLButtonElement {
  const element = el('button', className, label)
  element.type = 'button'
  element.addEventListener('mousedown', (event) => event.preventDefault())
  element.addEventListener('click', press)
  return element
}

/** Documentation as paragraphs; tags (`@example`) begin lines of their own. */
export function docs(text: string): HTMLElement | null {
  if (!text) return null
  const paragraphs = text.split(/\n\s*\n/).map((part) => el('p', '', part.replace(/^@(\w+)/, '$1:')))
  return el('div', 'cm-docs', ...paragraphs)
}
