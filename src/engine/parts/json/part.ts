export { readJson, readNdjson } from './readJson.ts'
