/** The browser's own dialog for files; to be called where a key or a press is being handled. */
export function pickFiles(take: (files: readonly File[]) => void): void {
  const picker = document.createElement('input')
  picker.type = 'file'
  picker.multiple = true
  picker.accept = '.ts,.zip,.json,.csv,.tsv,.ndjson,.jsonl,.arrow,.feather,.parquet,.txt'
  picker.addEventListener('change', () => {
    const files = [...(picker.files ?? [])]
    if (files.length) take(files)
  })
  picker.click()
}
