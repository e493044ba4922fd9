import type { ReactNode } from 'react'

/** A word, and the field that it is about. */
export function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="field-row">
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <div className="field-cell">{children}</div>
    </div>
  )
}
