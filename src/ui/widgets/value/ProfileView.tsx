import type { ValueRef } from '../../../engine/page.ts'
import { useProfile } from '../useProfile.ts'
import { ColumnDetails } from './ColumnDetails.tsx'

/** What is in a list, or in each column of one of objects. */
export function ProfileView({ base, version }: { readonly base: ValueRef; readonly version: number }) {
  const { profile, loading } = useProfile(base, version)
  if (!profile) {
    return <p className="profile-note dim">{loading ? 'Counting…' : 'There is nothing to count in this value.'}</p>
  }
  return (
    <div className="profile-view" aria-busy={loading}>
      {profile.columns.map((column) => (
        <ColumnDetails key={column.name} column={column} />
      ))}
      {profile.left > 0 && <p className="profile-note dim">{profile.left.toLocaleString('en')} more columns</p>}
    </div>
  )
}
