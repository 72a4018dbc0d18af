import { createHashRouter, Navigate } from 'react-router'
import { CamerasPage } from '../cameras/CamerasPage'
import { CloudPage } from '../cloud/CloudPage'
import { EndpointPage } from '../cloud/EndpointPage'
import { LogPage } from '../log/LogPage'
import { PackagesPage } from '../packages/PackagesPage'
import { ServicesPage } from '../services/ServicesPage'
import { SnapshotsPage } from '../snapshots/SnapshotsPage'
import { StatusPage } from '../status/StatusPage'
import { WiresPage } from '../wires/WiresPage'
import { RouteError } from './RouteError'
import { Shell } from './Shell'

// The part of the address after '#' is the page's, so that the gateway serves one file and /services stays REST.
export const router = createHashRouter([
  {
    element: <Shell />,
    errorElement: <RouteError />,
    children: [
      { index: true, element: <Navigate to="/status" replace /> },
      { path: '/status', element: <StatusPage /> },
      { path: '/cameras', element: <CamerasPage /> },
      { path: '/wires', element: <WiresPage /> },
      { path: '/services/:pid?', element: <ServicesPage /> },
      { path: '/cloud', element: <CloudPage /> },
      { path: '/cloud/:factoryPid/:endpointPid', element: <EndpointPage /> },
      { path: '/packages', element: <PackagesPage /> },
      { path: '/snapshots', element: <SnapshotsPage /> },
      { path: '/log', element: <LogPage /> },
      { path: '*', element: <Navigate to="/status" replace /> },
    ],
  },
])
