package org.eclipse.kura.system;

import org.osgi.annotation.versioning.ProviderType;

/** Operates the machine that the gateway runs on. */
@ProviderType
public interface SystemAdminService {
  /** The time since the machine was started, in milliseconds, as a decimal number. */
  String getUptime();

  void reboot();

  /** Writes everything to the disk. */
  void sync();
}
