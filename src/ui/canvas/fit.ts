/** How the whole graph is brought into view: some air around it, and never larger than life. */
export const FIT = { padding: '28px', maxZoom: 1 } as const
