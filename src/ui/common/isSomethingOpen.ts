/** Dialogs and menus have their own keys. */
export function isSomethingOpen(): boolean {
  return document.querySelector('dialog[open], [popover]:popover-open') !== null
}
