// What the gateway answers: Kura's own REST API first, Marram's own at the end.

export type Scalar =
  'STRING' | 'LONG' | 'DOUBLE' | 'FLOAT' | 'INTEGER' | 'BYTE' | 'CHAR' | 'BOOLEAN' | 'SHORT' | 'PASSWORD'

export type PropertyValue = string | number | boolean | (string | number | boolean | null)[] | null

export interface Property {
  value: PropertyValue
  type: Scalar
}

export type Properties = Record<string, Property>

export interface Option {
  label?: string
  value: string
}

export interface AttributeDefinition {
  id: string
  name?: string
  description?: string
  type: Scalar
  cardinality: number
  min?: string
  max?: string
  defaultValue?: string
  isRequired: boolean
  option?: Option[]
}

export interface Definition {
  id: string
  name?: string
  description?: string
  ad?: AttributeDefinition[]
  icon?: { resource: string; size: number }[]
}

export interface ComponentConfiguration {
  pid: string
  definition?: Definition
  properties?: Properties
}

export interface WireComponentDefinition {
  factoryPid: string
  minInputPorts: number
  maxInputPorts: number
  defaultInputPorts: number
  minOutputPorts: number
  maxOutputPorts: number
  defaultOutputPorts: number
  inputPortNames?: Record<string, string>
  outputPortNames?: Record<string, string>
  componentOCD?: AttributeDefinition[]
}

export type ConnectionState = 'UNREGISTERED' | 'DISCONNECTED' | 'CONNECTED'

export interface CloudEndpoint {
  cloudConnectionFactoryPid: string
  cloudEndpointPid: string
  state: ConnectionState
  cloudEndpointType: 'CLOUD_ENDPOINT' | 'CLOUD_CONNECTION_MANAGER'
}

export interface PubSub {
  cloudEndpointPid: string
  pid: string
  factoryPid: string
  type: 'PUBLISHER' | 'SUBSCRIBER'
}

export interface CloudInstances {
  cloudEndpointInstances: CloudEndpoint[]
  pubsubInstances: PubSub[]
}

export interface CloudFactory {
  cloudConnectionFactoryPid: string
  defaultCloudEndpointPid?: string
  cloudEndpointPidRegex?: string
}

export interface PubSubFactory {
  factoryPid: string
  cloudConnectionFactoryPid: string
  defaultPid?: string
  defaultPidRegex?: string
}

export interface CloudFactories {
  cloudConnectionFactories: CloudFactory[]
  pubSubFactories: PubSubFactory[]
}

export interface Identity {
  name: string
  passwordChangeNeeded: boolean
  permissions?: string[]
}

export interface BundleState {
  name: string
  version: string
  state: string
}

export interface Stage {
  pid: string
  factory: string
  received: number
  emitted: number
  failed: number
  per_second: number
  mean_ms: number
  p99_ms: number
  max_ms: number
}

export interface GatewayStatus {
  thing: string
  version: string
  kura: string
  osgi: string
  java: string
  uptime_ms: number
  heap_used: number
  heap_max: number
  resident: number
  threads: number
  classes: number
  processors: number
  load: number
  bundles: ({ id: number } & BundleState)[]
  components: { name: string; pid?: string; state: string; failure?: string }[]
  stages: Stage[]
  models: { name: string; version: string; platform: string; loaded: boolean }[]
  pending: string[]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
  label: string
  score: number
}

export interface Camera {
  pid: string
  source: string
  time: number
  width: number
  height: number
  boxes: Box[]
}

export type LogLevel = 'ERROR' | 'WARN' | 'INFO' | 'DEBUG' | 'TRACE'

export interface LogLine {
  number: number
  time: number
  level: LogLevel
  logger: string
  text: string
}

export interface LogTail {
  next: number
  lines: LogLine[]
}

export interface InstalledPackage {
  name: string
  version: string
  trial: boolean
  bundles: BundleState[]
}

export type OperationState = 'queued' | 'downloading' | 'installing' | 'trial' | 'done' | 'failed' | 'rolled-back'

export interface PackageOperation {
  id: string
  kind: 'install' | 'update' | 'uninstall'
  source: string
  name: string
  version: string
  state: OperationState
  progress: number
  message: string
  started: number
  ended?: number | null
}

export interface PackageOverview {
  packages: InstalledPackage[]
  operations: PackageOperation[]
}
