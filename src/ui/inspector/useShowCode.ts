import type { Place } from '../../engine/page.ts'
import { useController } from '../store/react.tsx'

export function useShowCode(): (where: Place) => void {
  const controller = useController()
  return (where) => {
    controller.view({ sideTab: 'code' })
    controller.show(where)
  }
}
