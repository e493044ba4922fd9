export { compileSchema } from './compileSchema.ts'
