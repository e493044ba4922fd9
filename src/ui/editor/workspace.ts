/** What stands beside the editor. */
export type Layout =
  | { readonly kind: 'one' }
  | { readonly kind: 'split'; readonly direction: 'row' | 'column' }
  | { readonly kind: 'compare'; readonly with: Earlier }

/** Below this width, in pixels, two texts side by side would show a few words of each. */
export const NARROW = 640

/** An earlier text: that of the last run, or the one that the project began with. */
export type Earlier = 'run' | 'author'
