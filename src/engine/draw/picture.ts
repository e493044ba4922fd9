/** Where the flow goes: left to right, top to bottom, and their mirrors. */
export type Orientation = 'LR' | 'TB' | 'RL' | 'BT'

/** How to draw, in Hamilton's words. */
export interface DrawOptions {
  /** `LR` unless said otherwise. */
  readonly orient?: Orientation
  /** Leaves inputs out, but for those that were asked for. */
  readonly hideInputs?: boolean
  /** One node for each input; else each function has a box beside it that lists its inputs. */
  readonly deduplicateInputs?: boolean
  readonly showLegend?: boolean
  /** The fields that `schema.output` declares. */
  readonly showSchema?: boolean
}

/** Which part of a graph is drawn, and what stands out in it: names of nodes. */
export interface View {
  /** Left out: all. */
  readonly nodes?: ReadonlySet<string>
  readonly outputs?: ReadonlySet<string>
  readonly overrides?: ReadonlySet<string>
  readonly path?: ReadonlySet<string>
}

/** What is drawn, before any format. */
export interface Picture {
  readonly orient: Orientation
  readonly title: string
  readonly description: string
  readonly boxes: readonly Box[]
  readonly edges: readonly Edge[]
  /** One for each module, where there are several. */
  readonly groups: readonly Group[]
  /** What is there to be explained, each kind once. */
  readonly legend: readonly LegendEntry[]
}

export type BoxKind = 'function' | 'input' | 'config' | 'loader' | 'saver'

export interface Box {
  readonly id: string
  readonly kind: BoxKind
  /** Name and type: of the node, or of each input of a box of inputs. */
  readonly rows: readonly Row[]
  /** Fields of a `schema.output`. */
  readonly fields: readonly Row[]
  readonly doc: string
  /** The id of its group. */
  readonly group: string | null
  readonly isOutput: boolean
  readonly isOverridden: boolean
  readonly onPath: boolean
  readonly expands: boolean
  readonly collects: boolean
}

/** A function's box, with nothing in it and nothing that stands out. */
export const PLAIN_BOX: Box = {
  id: '',
  kind: 'function',
  rows: [],
  fields: [],
  doc: '',
  group: null,
  isOutput: false,
  isOverridden: false,
  onPath: false,
  expands: false,
  collects: false,
}

export interface Row {
  readonly name: string
  readonly type: string
}

export interface Edge {
  readonly from: string
  readonly to: string
  /** Only optional parameters take it. */
  readonly isOptional: boolean
  readonly onPath: boolean
  /** A crow's foot where one becomes many (`expand`, at the end) or many become one (`collect`, at the start). */
  readonly fan: 'expand' | 'collect' | 'both' | null
  /** The compiler refuses the edge. */
  readonly isMismatch: boolean
}

export interface Group {
  readonly id: string
  readonly label: string
}

/** What a legend can explain, in the order in which it does. */
export const LEGEND = [
  'input',
  'config',
  'function',
  'output',
  'overridden',
  'Parallelizable',
  'Collect',
  'loader',
  'saver',
  'field',
  'path',
] as const

export type LegendEntry = (typeof LEGEND)[number]
