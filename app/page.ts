import type { Services } from '../src/ui/store/services.ts'

export function createPage(): Services['page'] {
  return {
    now: () => performance.now(),
    download(name, blob) {
      const url = URL.createObjectURL(blob)
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    },
    copy(text) {
      const { clipboard } = navigator
      if (typeof text === 'string') return clipboard.writeText(text)
      // The event that asks for it would be over by the time that the text is there.
      const blob = text.then((given) => new Blob([given], { type: 'text/plain' }))
      return clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    },
    read: () => navigator.clipboard.read(),
    later(milliseconds, task) {
      const timer = setTimeout(task, milliseconds)
      return () => clearTimeout(timer)
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
