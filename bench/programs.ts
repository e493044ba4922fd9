/** Modules for measurements, as text. */

/** `count` functions in layers of `width`, each with two parents of the layer before. */
export function layeredModule(count: number, width: number): string {
  const next = random(1)
  const lines = Array.from({ length: count }, (_, at) => {
    const layer = Math.floor(at / width)
    if (layer === 0) return `export function n${at}(x: number): number { return x + ${at} }`
    const first = Math.floor(next() * width)
    const second = (first + 1 + Math.floor(next() * (width - 1))) % width
    const [a, b] = [first, second].map((pick) => `n${(layer - 1) * width + pick}`)
    return `export function n${at}(${a}: number, ${b}: number): number { return ${a} + ${b} }`
  })
  return `${lines.join('\n')}\n`
}

export function chainModule(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const from = at === 0 ? 'x' : `c${at - 1}`
    return `export function c${at}(${from}: number): number { return ${from} + 1 }`
  })
  return `${lines.join('\n')}\n`
}

/** `count` functions of one input, and their sum. */
export function fanModule(count: number): string {
  const names = Array.from({ length: count }, (_, at) => `f${at}`)
  const leaves = names.map((name, at) => `export function ${name}(x: number): number { return x + ${at} }`)
  const parameters = names.map((name) => `${name}: number`).join(', ')
  return `${leaves.join('\n')}\nexport function total(${parameters}): number { return [${names.join(', ')}].reduce((a, b) => a + b) }\n`
}

/** A linear congruential generator: the same numbers on every machine. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
