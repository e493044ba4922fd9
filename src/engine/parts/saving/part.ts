export { refuseColumns } from './refuseColumns.ts'
export { refuseError } from './refused.ts'
export { writeJson, writeLines, writeText } from './write.ts'
