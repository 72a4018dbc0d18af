package io.marram.awsiot.internal.mqtt;

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

  /** The broker will not take a publication of ours. */
  void refused(String topic, String reason);
}
