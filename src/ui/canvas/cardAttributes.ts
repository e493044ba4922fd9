import type { CardView } from './cardView.ts'

/** A card's classes and what assistive technology hears of it. Cards take the focus: arrow keys walk from there. */
export function cardAttributes(view: CardView, inGroup: boolean) {
  return {
    className: classesOf(view, inGroup).join(' '),
    role: 'group',
    tabIndex: 0,
    'aria-label': view.label,
    'aria-current': view.relation === 'selected' || undefined,
  } as const
}

function classesOf(view: CardView, inGroup: boolean): string[] {
  const classes = ['card', `card-${view.kind}`, `is-${view.status}`]
  if (view.relation) classes.push('is-related', `relation-${view.relation}`)
  if (!view.takesPart) classes.push('is-idle-part')
  if (view.isOutput) classes.push('is-output')
  if (view.severity) classes.push(`has-${view.severity}`)
  if (view.isMissing) classes.push('is-missing')
  if (inGroup) classes.push('in-group')
  if (view.fit) classes.push(`wire-${view.fit}`)
  if (view.isFlashed) classes.push('is-flashed')
  if (view.isPinned) classes.push('is-pinned')
  if (view.shape) classes.push(view.shape)
  return classes
}
