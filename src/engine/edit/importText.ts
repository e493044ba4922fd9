import type ts from 'typescript'
import type { ModuleSource, Wanted } from './context.ts'
import { groupBy } from './groups.ts'
import { specifierFor } from './specifiers.ts'
import type { TextStyle } from './textStyle.ts'

/** Import statements for what is wanted, a line each. `like` shows how the specifiers of a new file are written. */
export function importLines(path: string, wanted: readonly Wanted[], style: TextStyle, like?: ts.SourceFile): string {
  return groupBySource(wanted)
    .map((group) => importLine(specifierFor(path, group[0].from, like), group, style))
    .join('')
}

/** Names that one statement can hold: those in braces together, a module as a whole and a default export each alone. */
export function groupBySource(wanted: readonly Wanted[]): (readonly [Wanted, ...Wanted[]])[] {
  const groups = groupBy(wanted, ({ name, from }) =>
    name === '*' || name === 'default' ? `${keyOf(from)} ${name}` : keyOf(from),
  )
  return [...groups.values()].flatMap(([first, ...more]) => (first ? [[first, ...more] as const] : []))
}

function keyOf(from: ModuleSource): string {
  return 'package' in from ? from.package : `./${from.path}`
}

/** `mean`, `type Row`, `mean as average`. */
export function formatName({ name, local, isType }: Wanted, isInTypeImport: boolean): string {
  const named = name === local ? name : `${name} as ${local}`
  return isType && !isInTypeImport ? `type ${named}` : named
}

function importLine(
  specifier: string,
  group: readonly [Wanted, ...Wanted[]],
  { newline, quote, end }: TextStyle,
): string {
  const [{ name, local }] = group
  const areTypes = group.every((one) => one.isType)
  const braces = () => `{ ${group.map((one) => formatName(one, areTypes)).join(', ')} }`
  const names = name === '*' ? `* as ${local}` : name === 'default' ? local : braces()
  return `import ${areTypes ? 'type ' : ''}${names} from ${quote}${specifier}${quote}${end}${newline}`
}
