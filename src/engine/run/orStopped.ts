/** What the work gives, or a rejection as soon as the signal is aborted: whoever is busy then is no longer waited for. */
export function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    const settle = () => signal.removeEventListener('abort', stop)
    work.then(resolve, reject).finally(settle)
  })
}
