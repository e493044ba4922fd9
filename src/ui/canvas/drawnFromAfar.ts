import { createContext } from 'react'

/** Whether there are many cards and they are so small that only their names count: then each is as little as can be. */
export const DrawnFromAfar = createContext(false)
