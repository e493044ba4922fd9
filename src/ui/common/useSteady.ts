import { useLayoutEffect, useRef, useState } from 'react'

type Handlers = Readonly<Record<string, (...parameters: never[]) => unknown>>

/**
 * The same functions at every render, each of which calls what the last render gave: thousands of parts that take a handler
 * are so not drawn again because of it.
 */
export function useSteady<H extends Handlers>(handlers: H): H {
  const latest = useRef(handlers)
  useLayoutEffect(() => {
    latest.current = handlers
  })
  const [steady] = useState(() => {
    const call = (name: string) => [name, (...parameters: never[]) => latest.current[name]?.(...parameters)] as const
    // The same names with functions that take and give the same.
    return Object.fromEntries(Object.keys(handlers).map(call)) as Handlers as H
  })
  return steady
}
