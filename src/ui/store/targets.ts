import type { PortFit, Position } from '../../engine/page.ts'

/** What a command is about. */
export type Target =
  /** `at` is where new things go, in the canvas's own coordinates. */
  | { readonly kind: 'canvas'; readonly at: Position | null }
  | { readonly kind: 'nodes'; readonly names: readonly string[] }
  | EdgeTarget
  | { readonly kind: 'module'; readonly path: string }

export interface EdgeTarget {
  readonly kind: 'edge'
  readonly source: string
  readonly target: string
  readonly parameter: string
}

/** A place on the screen, in pixels. */
export interface ScreenPoint {
  readonly x: number
  readonly y: number
}

/** A menu of commands at a place. */
export interface OpenMenu extends ScreenPoint {
  readonly target: Target
}

/** A command that needs to be told more: a small form at the place where it was asked for. */
export type Prompt = { readonly at?: ScreenPoint } & (
  | {
      readonly kind: 'newFunction'
      readonly takes: readonly string[]
      readonly place: Position | null
      /** To begin with. */
      readonly name?: string
    }
  | { readonly kind: 'newInput'; readonly target: string | null }
  | { readonly kind: 'rename' | 'retype' | 'connect' | 'pin'; readonly node: string }
  | { readonly kind: 'insert'; readonly edge: EdgeTarget }
  | { readonly kind: 'move' | 'remove'; readonly nodes: readonly string[] }
  | { readonly kind: 'newModule' | 'renameProject' | 'limits' }
  | { readonly kind: 'renameModule' | 'removeModule'; readonly module: string }
)

/** A box in which things are found by typing. */
export type Palette =
  /** Every command; anything that has a name; what the open module declares. */
  { readonly kind: 'commands' | 'find' | 'symbols' } | AddPalette

/** What can be added to the graph, where it was asked for. */
export interface AddPalette {
  readonly kind: 'add'
  readonly at: ScreenPoint | null
  /** Where it goes, in the canvas's own coordinates; null: beside what feeds it. */
  readonly place: Position | null
  /** The node that feeds what is added. */
  readonly source: string | null
}

/** What one part of the page wants of another: a new object each time, so that the same can be wished for twice. */
export type Wish =
  | { readonly kind: PanelWish | ViewWish }
  /** Brings cards and notes into view. */
  | { readonly kind: 'look'; readonly names: readonly string[] }

export type PanelWish =
  | 'foldOutline'
  | 'foldLower'
  | 'foldSide'
  | 'showSide'
  | 'showLower'
  | 'showGraph'
  | 'showOutline'
  /** The inspector's form for a check of the selected node. */
  | 'addCheck'
export type ViewWish = 'fit' | 'zoomIn' | 'zoomOut' | 'legend' | 'note'

/** A wire on its way from a node to whatever takes it. */
export interface Connecting {
  readonly source: string
  /** By target, then by parameter (empty for a new one): why not; null where it may. Null until the compiler has answered. */
  readonly fits: ReadonlyMap<string, ReadonlyMap<string, string | null>> | null
  /** Esc was pressed: letting it go does nothing. */
  readonly isCancelled?: true
}

export function fitsByTarget(fits: readonly PortFit[]): NonNullable<Connecting['fits']> {
  const byTarget = new Map<string, Map<string, string | null>>()
  for (const { target, parameter, refusal } of fits) {
    const ports = byTarget.get(target) ?? new Map<string, string | null>()
    byTarget.set(target, ports.set(parameter ?? '', refusal))
  }
  return byTarget
}
