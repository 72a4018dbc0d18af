package org.eclipse.kura.cloudconnection.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Told when a message has arrived. */
@ConsumerType
public interface CloudDeliveryListener {
  /** The message that got this id when it was published has arrived. */
  void onMessageConfirmed(String messageId);
}
