export {
  columnFromArray,
  columnFromValues,
  Table,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
} from '@uwdata/flechette'
export { readArrow } from './readArrow.ts'
export { writeArrow } from './writeArrow.ts'
