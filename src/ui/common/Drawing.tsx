export interface DrawingProps {
  /** Lines in a box of 16. */
  readonly paths: readonly string[]
  readonly size?: number
  readonly className?: string | undefined
}

/** Decoration in the colour of the text around it. */
export function Drawing({ paths, size = 16, className }: DrawingProps) {
  return (
    <svg
      className={className}
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
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
