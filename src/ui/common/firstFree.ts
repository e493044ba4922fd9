/** The first of the names for 1, 2, 3, ... that is not taken. */
export function firstFree(nameOf: (count: number) => string, isTaken: (name: string) => boolean): string {
  for (let count = 1; ; count++) {
    const name = nameOf(count)
    if (!isTaken(name)) return name
  }
}
