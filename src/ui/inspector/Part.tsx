import type { ReactNode } from 'react'

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="inspector-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
