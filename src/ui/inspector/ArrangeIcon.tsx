import { Drawing } from '../common/Drawing.tsx'
import type { Alignment, Axis } from '../store/arrange.ts'

/** Two cards and the line that they stand at, or the gaps between three; in a box of 16. */
const PATHS: Readonly<Record<Alignment | Axis, readonly string[]>> = {
  left: ['M2.5 2v12', 'M5 4h8v2.5H5z', 'M5 9.5h5V12H5z'],
  centre: ['M8 2v2', 'M8 6.5v3', 'M8 12v2', 'M4 4h8v2.5H4z', 'M5.5 9.5h5V12h-5z'],
  right: ['M13.5 2v12', 'M3 4h8v2.5H3z', 'M6 9.5h5V12H6z'],
  top: ['M2 2.5h12', 'M4 5v8h2.5V5z', 'M9.5 5v5H12V5z'],
  middle: ['M2 8h2', 'M6.5 8h3', 'M12 8h2', 'M4 4v8h2.5V4z', 'M9.5 5.5v5H12v-5z'],
  bottom: ['M2 13.5h12', 'M4 3v8h2.5V3z', 'M9.5 6v5H12V6z'],
  horizontally: ['M2 2.5v11', 'M14 2.5v11', 'M6.5 4.5h3v7h-3z'],
  vertically: ['M2.5 2h11', 'M2.5 14h11', 'M4.5 6.5v3h7v-3z'],
}

export function ArrangeIcon({ name }: { readonly name: Alignment | Axis }) {
  return <Drawing paths={PATHS[name]} />
}
