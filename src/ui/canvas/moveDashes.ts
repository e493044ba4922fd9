import { untilPicture } from '../common/pictures.ts'

const STEP = 4
/** A dash and the gap after it. */
const PERIOD = 10

const wires = new Set<SVGElement>()
let timer: ReturnType<typeof setTimeout> | undefined
let offset = 0

/**
 * Moves a wire's dashes until the function that it gives is called; not for those who want no motion. Few pictures a second, all wires in
 * one: each is painted anew, on a core that a run may want, and an animation in CSS has the page work out every frame between them.
 */
export function moveDashes(wire: SVGElement): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return () => {}
  wires.add(wire)
  timer ??= waitForStep()
  return () => {
    wires.delete(wire)
    wire.style.strokeDashoffset = ''
    if (wires.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

function waitForStep(): ReturnType<typeof setTimeout> {
  return setTimeout(step, untilPicture(performance.now()))
}

function step(): void {
  timer = waitForStep()
  offset = (offset + PERIOD - STEP) % PERIOD
  for (const wire of wires) wire.style.strokeDashoffset = `${offset}`
}
