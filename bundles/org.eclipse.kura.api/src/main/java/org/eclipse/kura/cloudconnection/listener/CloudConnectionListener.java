package org.eclipse.kura.cloudconnection.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Told when a cloud connection comes and goes. */
@ConsumerType
public interface CloudConnectionListener {
  /** The connection was closed on purpose. */
  void onDisconnected();

  /** The connection broke. */
  void onConnectionLost();

  void onConnectionEstablished();
}
