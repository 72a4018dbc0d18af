import {
  IconActivity,
  IconCamera,
  IconCloud,
  IconHistory,
  IconPackage,
  IconSettings,
  IconTerminal2,
  IconTopologyStar3,
} from '@tabler/icons-react'

export const pages = [
  { path: '/status', label: 'Status', icon: IconActivity },
  { path: '/cameras', label: 'Cameras', icon: IconCamera },
  { path: '/wires', label: 'Wires', icon: IconTopologyStar3 },
  { path: '/services', label: 'Services', icon: IconSettings },
  { path: '/cloud', label: 'Cloud connections', icon: IconCloud },
  { path: '/packages', label: 'Packages', icon: IconPackage },
  { path: '/snapshots', label: 'Snapshots', icon: IconHistory },
  { path: '/log', label: 'Log', icon: IconTerminal2 },
] as const
