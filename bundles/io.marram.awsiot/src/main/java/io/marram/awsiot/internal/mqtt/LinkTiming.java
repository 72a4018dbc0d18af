package io.marram.awsiot.internal.mqtt;

import java.time.Duration;

/**
 * How patient a link is.
 *
 * @param backOff between attempts to connect
 * @param look how often key and certificate are looked at
 * @param proven a connection that lived this long was a good one: the next failure is a first one
 * @param drain how long a change of certificate waits for what is on its way
 */
public record LinkTiming(BackOff backOff, Duration look, Duration proven, Duration drain) {

  public static final LinkTiming DEFAULT =
      new LinkTiming(
          new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60)),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));
}
