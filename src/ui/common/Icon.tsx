import { ICON_PATHS, type IconName } from './iconPaths.ts'

export interface IconProps {
  readonly name: IconName
  readonly size?: number
  readonly className?: string
}

/** Decoration: a word beside it, or the control's label, says what it means. */
export function Icon({ name, size = 16, className }: IconProps) {
  return (
    <svg
      className={className ? `icon icon-${name} ${className}` : `icon icon-${name}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {ICON_PATHS[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
