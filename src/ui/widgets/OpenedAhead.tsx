import { type ComponentProps, lazy, Suspense } from 'react'
import type { ValueRef, ValueSummary } from '../../engine/page.ts'
import { Ahead } from './Behind.tsx'
import type { OpenedValueProps } from './value/OpenedValue.tsx'

const OpenedValue = lazy(() => import('./value/OpenedValue.tsx').then((module) => ({ default: module.OpenedValue })))

/** A value, or a part of one, that is looked at by itself. */
export interface Opened {
  readonly ref: ValueRef
  readonly name: string
  readonly summary: ValueSummary
}

type OpenedAheadProps = Omit<ComponentProps<typeof Ahead>, 'children'> &
  Omit<OpenedValueProps, 'base' | 'summary' | 'name'> & { readonly opened: Opened }

/** What was opened, in each of the ways there are to look at it, ahead of what it was opened from. */
export function OpenedAhead({ opened: { ref, ...named }, takesKeys, onBack, ...rest }: OpenedAheadProps) {
  return (
    <Suspense fallback={null}>
      <Ahead key={JSON.stringify(ref)} takesKeys={takesKeys} onBack={onBack}>
        <OpenedValue {...rest} {...named} base={ref} />
      </Ahead>
    </Suspense>
  )
}
