export { profileColumn } from './profileColumn.ts'
