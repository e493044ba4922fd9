export { readArrow } from './readArrow.ts'
export { writeArrow } from './writeArrow.ts'
