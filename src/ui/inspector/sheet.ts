/** Which node the form is of: the same one through all of its names, so that a rename leaves fields and focus alone. */
export interface Sheet {
  readonly id: number
  readonly names: readonly string[]
}

export const NO_SHEET: Sheet = { id: 0, names: [] }

/** The sheet of what is selected now. */
export function sheetOf(sheet: Sheet, name: string): Sheet {
  return sheet.names.includes(name) ? sheet : { id: sheet.id + 1, names: [name] }
}

/** It may be called so from now on. */
export function alsoCalled(sheet: Sheet, name: string): Sheet {
  return { ...sheet, names: [...sheet.names, name] }
}

/** It is not: the name may be that of another node. */
export function notCalled(sheet: Sheet, name: string): Sheet {
  const at = sheet.names.lastIndexOf(name)
  return at <= 0 ? sheet : { ...sheet, names: sheet.names.filter((_, index) => index !== at) }
}
