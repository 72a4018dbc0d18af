package io.marram.awsiot.internal.mqtt;

import io.marram.awsiot.Publication;

/** Hears of a link; must not wait. */
public interface LinkListener {

  /** There is a connection: publications are taken. */
  void connected();

  /**
   * There is none any more. What was on its way has failed.
   *
   * @param wanted whether somebody asked for it
   */
  void disconnected(boolean wanted);

  /** The broker will never take a publication of ours. */
  void refused(String topic, String reason);

  /** The broker's policy forbids a publication of ours. */
  void notAllowed(Publication publication, String reason);

  /** The broker took a publication on this topic. */
  void acknowledged(String topic);
}
