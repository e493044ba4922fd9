/** Wrong usage of the command: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const USAGE = `dagwright: function DAGs in TypeScript

  dagwright run    <file.ts | project dir>... [--outputs a,b] [--inputs J] [--config J] [--overrides J]
                   [--result dict|table|matrix|arrow|<file.ts>:<function>] [--adapter simple|workers] [--workers N]
                   [--timeout SECONDS] [--node-timeout SECONDS] [--memory SIZE]
                   [--format json|text|csv|tsv|ndjson|arrow|parquet] [--out FILE] [--report FILE]
                   [--trace FILE] [--cache DIR] [--cache-size SIZE] [--allow-outside] [--progress]
  dagwright plan   <file.ts | project dir>... [flags of run that say what, where and from which cache]
                   [--format text|json] [--out FILE]
  dagwright graph  <file.ts | project dir>... [--outputs a,b] [--config J] [--format json|mermaid|dot|svg] [--out FILE]
  dagwright check  <file.ts | project dir>... [--config J] [--format text|json]

J is JSON text or the path of a JSON file. Outputs default to every function that no other function needs.
Exit status: 0 fine; 1 the program or its data is at fault; 2 wrong usage; 3 a bug of dagwright.
`
