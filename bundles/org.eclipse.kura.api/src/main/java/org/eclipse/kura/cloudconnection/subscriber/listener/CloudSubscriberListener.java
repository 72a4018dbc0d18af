package org.eclipse.kura.cloudconnection.subscriber.listener;

import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.osgi.annotation.versioning.ConsumerType;

/** Gets the messages of a subscriber. */
@ConsumerType
public interface CloudSubscriberListener {
  void onMessageArrived(KuraMessage message);
}
