import { Drawing } from './Drawing.tsx'
import { ICON_PATHS, type IconName } from './iconPaths.ts'

export interface IconProps {
  readonly name: IconName
  readonly size?: number
  readonly className?: string
}

/** Decoration: a word beside it, or the control's label, says what it means. */
export function Icon({ name, size = 16, className }: IconProps) {
  const own = className ? `icon icon-${name} ${className}` : `icon icon-${name}`
  return <Drawing className={own} size={size} paths={ICON_PATHS[name]} />
}
