/** What stands beside the editor. */
export type Layout =
  | { readonly kind: 'one' }
  | { readonly kind: 'split'; readonly direction: 'row' | 'column' }
  | { readonly kind: 'compare'; readonly with: Earlier }

/** An earlier text: that of the last run, or the one that the project began with. */
export type Earlier = 'run' | 'author'
