package io.marram.ble;

/** What can be done about a silent sensor, the gentlest first. */
public enum RecoveryStep {
  /** Ask for its notifications again. Touches this sensor only. */
  RESUBSCRIBE,
  /** Connect to it anew. Touches this sensor only. */
  RECONNECT,
  /** Stop and start the adapter's search for devices. Other sensors hardly notice. */
  RESTART_SCAN,
  /** Switch the adapter off and on. All its sensors lose their connection. */
  POWER_CYCLE_ADAPTER
}
