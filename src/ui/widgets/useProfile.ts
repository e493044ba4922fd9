import { useEffect, useState } from 'react'
import type { ValueProfile, ValueRef } from '../../engine/page.ts'
import { useController } from '../store/react.tsx'

export interface ProfileState {
  /** What was found last stays until the next is there. */
  readonly profile: ValueProfile | null
  readonly loading: boolean
}

/** What is in a value that is not here. Who goes away before it is known stops the work. */
export function useProfile(base: ValueRef, version: number): ProfileState {
  const controller = useController()
  const key = JSON.stringify([base, version])
  const [found, setFound] = useState<{ readonly key: string; readonly profile: ValueProfile | null } | null>(null)

  useEffect(() => {
    let waiting = true
    const [ref]: [ValueRef] = JSON.parse(key)
    const settle = (profile: ValueProfile | null) => {
      if (waiting) setFound({ key, profile })
      waiting = false
    }
    void controller.profile(ref).then(settle, () => settle(null))
    return () => {
      if (waiting) void controller.stopProfiles().catch(() => undefined)
      waiting = false
    }
  }, [key, controller])

  return { profile: found?.profile ?? null, loading: found?.key !== key }
}
