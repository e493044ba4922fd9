export function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return (
    value instanceof Promise ||
    (typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function')
  )
}

/** What is made of a value: at once where it is there, else when it comes. */
export function andThen<T, R>(value: T | Promise<T>, make: (value: T) => R | Promise<R>): R | Promise<R> {
  return isPromise(value) ? value.then(make) : make(value)
}
