export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}
