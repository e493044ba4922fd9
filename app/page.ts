import type { Services } from '../src/ui/store/services.ts'

export function createPage(): Services['page'] {
  return {
    now: () => performance.now(),
    // Storage may be closed to this page: then a setting holds until it is left.
    setting: (name) => attempt(() => localStorage.getItem(`dagwright.${name}`)) ?? null,
    keepSetting: (name, value) => void attempt(() => localStorage.setItem(`dagwright.${name}`, value)),
    download(name, blob) {
      const url = URL.createObjectURL(blob)
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    },
    clipboard: () => navigator.clipboard,
    later(milliseconds, task) {
      const timer = setTimeout(task, milliseconds)
      return () => clearTimeout(timer)
    },
    // Of what comes after the frame's own work the first: it has been drawn, as far as this thread has to do with it. Where nobody looks nothing is.
    whenDrawn(task) {
      if (document.visibilityState === 'hidden') setTimeout(task)
      else requestAnimationFrame(() => setTimeout(task))
    },
    onHide(task) {
      const onChange = () => document.visibilityState === 'hidden' && task()
      addEventListener('pagehide', task)
      document.addEventListener('visibilitychange', onChange)
      return () => {
        removeEventListener('pagehide', task)
        document.removeEventListener('visibilitychange', onChange)
      }
    },
  }
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}
