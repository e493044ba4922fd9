import type { ReactNode } from 'react'

interface PartProps {
  readonly title: string
  /** At the end of the title's line. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

export function Part({ title, tools, children }: PartProps) {
  return (
    <section className="inspector-part" aria-label={title}>
      <h3>{title}</h3>
      {tools && <div className="inspector-tools">{tools}</div>}
      {children}
    </section>
  )
}
